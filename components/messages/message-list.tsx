import { type ListedBy, MessageTable } from "@/components/messages/message-table";
import { LinkButton } from "@/components/ui/link-button";
import { Pager } from "@/components/ui/pager";
import { EmptyState, ErrorState, Note } from "@/components/ui/states";
import type { Refusal } from "@/lib/cube/types";
import type { Millis } from "@/lib/ingest/types";
import { type MessageSearch, searchHref } from "@/lib/messages/list-url";
import type { MessageRow, Page } from "@/lib/messages/types";
import type { Result } from "@/lib/result";

interface MessageListProps {
  page: Result<Page<MessageRow>, Refusal>;
  search: MessageSearch;
  now: Millis;
  zone: string;
}

/** A page of the list, newest first. */
export function MessageList({ page, search, now, zone }: MessageListProps) {
  const { cursor, ...first } = search;
  const firstHref = cursor === undefined ? null : searchHref(first);
  if (!page.ok) {
    return (
      <ErrorState
        title="This page of the list cannot be shown"
        action={<LinkButton href={searchHref(first)}>To the newest</LinkButton>}
      >
        <p>{page.error.message}</p>
      </ErrorState>
    );
  }
  const { rows, nextCursor } = page.value;
  const nextHref = nextCursor === null ? null : searchHref({ ...search, cursor: nextCursor });
  return (
    <div>
      {rows.length > 0 && (
        <MessageTable caption="Messages, newest first" by={listedBy(search)} {...{ rows, now, zone }} />
      )}
      {rows.length === 0 && nextHref === null && <NothingFound search={first} />}
      {rows.length === 0 && nextHref !== null && (
        <Note kind="unknown">Nothing fits among the newer messages. The search goes on with “Older”.</Note>
      )}
      <Pager firstHref={firstHref} nextHref={nextHref} what="messages" />
    </div>
  );
}

function listedBy({ counted }: MessageSearch): ListedBy {
  if (counted === undefined) {
    return "activityAt";
  }
  return counted === "deferred" || counted === "stillDeferred" ? "firstDelayAt" : "stateAt";
}

function NothingFound({ search }: { search: MessageSearch }) {
  const wider = { ...search, range: { range: "365d" } };
  return search.range.range === "365d" ? (
    <EmptyState title="No message fits" action={<LinkButton href="/messages">Show all messages</LinkButton>}>
      <p>Look at the spelling, or leave a filter out.</p>
    </EmptyState>
  ) : (
    <EmptyState
      title="No message fits in this period"
      action={<LinkButton href={searchHref(wider)}>Search the last 365 days</LinkButton>}
    >
      <p>A message is found by the time of its newest event. Look further back, or leave a filter out.</p>
    </EmptyState>
  );
}
