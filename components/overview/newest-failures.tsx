"use client";

import { useSuspenseQuery } from "@tanstack/react-query";
import { MessageTable } from "@/components/messages/message-table";
import { Stale } from "@/components/overview/stale";
import { LocalLink } from "@/components/ui/local-link";
import { Panel } from "@/components/ui/panel";
import { EmptyState } from "@/components/ui/states";
import type { View } from "@/lib/cube/view";
import type { Millis } from "@/lib/ingest/types";
import { searchHref } from "@/lib/messages/list-url";
import { failuresQuery } from "@/lib/overview/query";

/** The messages that failed last; asked for anew every ten seconds. */
export function NewestFailures({ view, now, zone }: { view: View; now: Millis; zone: string }) {
  const { data: rows, isRefetchError, dataUpdatedAt } = useSuspenseQuery(failuresQuery(view));
  const href = searchHref({ range: view.range, filters: { ...messageFilters(view), state: "failed" } });
  return (
    <Panel
      title="Newest failures"
      actions={
        <LocalLink className="link text-sm" href={href}>
          All failed messages
        </LocalLink>
      }
    >
      {isRefetchError && <Stale what="These failures" since={dataUpdatedAt} zone={zone} />}
      {rows.length === 0 ? (
        <EmptyState title="No message has failed">
          <p>The last ten that do will stand here with their answer.</p>
        </EmptyState>
      ) : (
        <MessageTable
          caption="The messages that failed last, newest first"
          rows={rows}
          now={Math.max(now, dataUpdatedAt)}
          zone={zone}
        />
      )}
    </Panel>
  );
}

function messageFilters({ filters: { source, tenant, domain, provider, tag } }: View) {
  return {
    ...(source === undefined ? {} : { source }),
    ...(tenant === undefined ? {} : { tenant }),
    ...(domain === undefined ? {} : { domain }),
    ...(provider === undefined ? {} : { provider }),
    ...(tag === undefined ? {} : { tag }),
  };
}
