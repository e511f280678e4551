"use client";

import { BatchStateMark } from "@/components/suppressions/changes/batch-standing";
import { LinkButton } from "@/components/ui/link-button";
import { LocalLink } from "@/components/ui/local-link";
import { Pager } from "@/components/ui/pager";
import { Badge } from "@/components/ui/state";
import { EmptyState } from "@/components/ui/states";
import { DataTable } from "@/components/ui/table";
import { Time } from "@/components/ui/time";
import type { Millis } from "@/lib/ingest/types";
import { batchKindLabels, countWords } from "@/lib/suppressions/batch-words";
import { batchHref } from "@/lib/suppressions/href";
import type { Batch } from "@/lib/suppressions/types";
import { actorWords } from "@/lib/suppressions/words";

interface BatchListProps {
  batches: readonly Batch[];
  page: number;
  /** There is another page. */
  more: boolean;
  now: Millis;
  zone: string;
}

const path = "/suppressions/changes";

/** What people and programs did to the list, newest first. */
export function BatchList({ batches, page, more, now, zone }: BatchListProps) {
  if (batches.length === 0) {
    return <NoBatch isPast={page > 1} />;
  }
  return (
    <>
      <DataTable
        caption={`Changes of the list, newest first, times in ${zone}`}
        rows={batches}
        rowKey={({ id }) => id}
        columns={[
          { key: "title", header: "Change", cell: (batch) => <Title batch={batch} /> },
          { key: "did", header: "What it did", cell: (batch) => <Did batch={batch} /> },
          {
            key: "who",
            header: "Who",
            wide: true,
            cell: ({ actor }) => <span className="wrap-anywhere">{actorWords(actor)}</span>,
          },
          { key: "when", header: "When", cell: ({ startedAt }) => <Time at={startedAt} now={now} zone={zone} /> },
        ]}
      />
      <Pager what="changes" firstHref={page > 1 ? path : null} nextHref={more ? `${path}?page=${page + 1}` : null} />
    </>
  );
}

function Title({ batch: { id, kind, title, scope } }: { batch: Batch }) {
  return (
    <span className="grid min-w-36 gap-0.5">
      <LocalLink href={batchHref(id)} className="link line-clamp-2 wrap-anywhere">
        {title}
      </LocalLink>
      <span className="flex flex-wrap items-center gap-2 text-xs text-muted">
        {batchKindLabels[kind]}
        {scope !== "" && <Badge>tenant {scope}</Badge>}
      </span>
    </span>
  );
}

/** That it is done goes without saying. */
function Did({ batch }: { batch: Batch }) {
  return (
    <span className="flex min-w-36 flex-wrap items-center gap-x-3 gap-y-0.5">
      {batch.state !== "done" && <BatchStateMark state={batch.state} />}
      {countWords(batch)}
      {batch.undoneBy !== null && <Badge>undone</Badge>}
    </span>
  );
}

function NoBatch({ isPast }: { isPast: boolean }) {
  return isPast ? (
    <EmptyState
      title="The list ends before this page"
      action={<LinkButton href={path}>To the newest changes</LinkButton>}
    />
  ) : (
    <EmptyState
      title="Nobody has changed the list yet"
      action={<LinkButton href="/suppressions">To the list</LinkButton>}
    >
      <p>
        Each import, paste, addition and removal appears here, with who did it and how many addresses it changed, and
        can be undone as one.
      </p>
    </EmptyState>
  );
}
