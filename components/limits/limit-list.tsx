import { LimitCard } from "@/components/limits/limit-card";
import { KeptLink } from "@/components/shell/kept-link";
import { EmptyState, Skeleton } from "@/components/ui/states";
import type { Millis } from "@/lib/ingest/types";
import type { LimitRow } from "@/lib/limits/types";
import type { Thresholds } from "@/lib/settings/types";
import type { SourceKind } from "@/lib/sources/types";

interface LimitListProps {
  rows: readonly LimitRow[];
  kindOf: ReadonlyMap<string, SourceKind>;
  thresholds: Thresholds;
  now: Millis;
  zone: string;
}

/** A gauge for each server that has ever come near its limit. */
export function LimitList({ rows, kindOf, ...rest }: LimitListProps) {
  if (rows.length === 0) {
    return <NoNotice />;
  }
  return (
    <div className="grid grid-cols-1 gap-4 md:grid-cols-2 xl:grid-cols-3">
      {rows.map((row) => (
        <LimitCard
          key={`${row.sourceId} ${row.serverUuid}`}
          row={row}
          kind={kindOf.get(row.sourceId) ?? null}
          {...rest}
        />
      ))}
    </div>
  );
}

function NoNotice() {
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
          page.
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
