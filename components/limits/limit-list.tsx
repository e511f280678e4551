import type { ReactNode } from "react";
import { LimitCard } from "@/components/limits/limit-card";
import { KeptLink } from "@/components/shell/kept-link";
import { EmptyState, Skeleton } from "@/components/ui/states";
import type { Millis } from "@/lib/ingest/types";
import type { LimitRow } from "@/lib/limits/types";
import type { Thresholds } from "@/lib/settings/types";

interface LimitListProps {
  rows: readonly LimitRow[];
  /** What stands beside a gauge: what fills it. */
  besideOf: (row: LimitRow) => ReactNode;
  thresholds: Thresholds;
  now: Millis;
  zone: string;
}

const keyOf = ({ sourceId, serverUuid }: LimitRow) => `${sourceId} ${serverUuid}`;

/** A gauge for each server with a limit; where its mail is known, beside what fills it. */
export function LimitList({ rows, besideOf, ...rest }: LimitListProps) {
  if (rows.length === 0) {
    return <NoLimit />;
  }
  return (
    <div className="grid grid-cols-[minmax(0,1fr)] gap-8">
      {runsOf(rows).map((run) =>
        run[0]?.estimate === null ? (
          <div key={run.map(keyOf).join(" ")} className="grid grid-cols-1 gap-4 md:grid-cols-2 xl:grid-cols-3">
            {run.map((row) => (
              <LimitCard key={keyOf(row)} row={row} {...rest} />
            ))}
          </div>
        ) : (
          run.map((row) => (
            <div
              key={keyOf(row)}
              className="grid grid-cols-[minmax(0,1fr)] items-start gap-6 lg:grid-cols-[minmax(0,22rem)_minmax(0,1fr)]"
            >
              <LimitCard row={row} {...rest} />
              {besideOf(row)}
            </div>
          ))
        ),
      )}
    </div>
  );
}

/** The fullest stays first; only servers that stand together and have nothing beside them share a line. */
function runsOf(rows: readonly LimitRow[]): LimitRow[][] {
  const runs: LimitRow[][] = [];
  for (const row of rows) {
    const open = runs.at(-1);
    if (open !== undefined && (open[0]?.estimate === null) === (row.estimate === null)) {
      open.push(row);
    } else {
      runs.push([row]);
    }
  }
  return runs;
}

function NoLimit() {
  return (
    <EmptyState title="No server has come near its send limit, as far as was reported">
      <div className="grid gap-2">
        <p>
          A gauge appears with the first SendLimitApproaching event (90 % of the limit) or SendLimitExceeded event.
          These two come only to a webhook that is subscribed to <strong>all</strong> events; they cannot be picked one
          by one:
        </p>
        <ul className="grid list-disc gap-1 pl-5">
          <li>Postal: in the mail server&apos;s webhook choose “all events” instead of single ones.</li>
          <li>Ark: make the webhook with allEvents: true, a platform webhook with an empty list of events.</li>
        </ul>
        <p>
          The URL to give there is on the{" "}
          <KeptLink className="link" href="/webhooks">
            Webhooks
          </KeptLink>{" "}
          page. Until then you can enter a limit by hand below; its gauge works from the events of the messages alone.
        </p>
      </div>
    </EmptyState>
  );
}

export function LimitListSkeleton() {
  return (
    <div role="status" aria-label="Limits are being read" className="grid gap-4 md:grid-cols-2 xl:grid-cols-3">
      {["first", "second", "third"].map((key) => (
        <Skeleton key={key} height={420} />
      ))}
    </div>
  );
}
