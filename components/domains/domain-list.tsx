import { DomainState } from "@/components/domains/domain-state";
import { RecordState } from "@/components/domains/record-state";
import { KeptLink } from "@/components/shell/kept-link";
import { Mono } from "@/components/ui/mono";
import { EmptyState, Skeleton } from "@/components/ui/states";
import { Time } from "@/components/ui/time";
import { recordLabels } from "@/lib/domains/constants";
import { type DomainRow, dnsRecords } from "@/lib/domains/types";
import { count, plural } from "@/lib/format";
import type { Millis } from "@/lib/ingest/types";

interface DomainListProps {
  rows: readonly DomainRow[];
  now: Millis;
  zone: string;
}

/** A sending domain a line; its four records only where a sender reported them. */
export function DomainList({ rows, now, zone }: DomainListProps) {
  if (rows.length === 0) {
    return (
      <EmptyState title="No sending domain has been seen yet">
        <p>
          A domain appears here with the first message from it, and its DNS records with the first DomainDNSError event.
          Connect a sender on the{" "}
          <KeptLink className="link" href="/webhooks">
            Webhooks
          </KeptLink>{" "}
          page.
        </p>
      </EmptyState>
    );
  }
  return (
    <ul className="border-t">
      {rows.map((row) => (
        <li key={`${row.sourceId ?? ""} ${row.name}`} className="grid gap-2 border-b py-3">
          <div className="flex flex-wrap items-baseline justify-between gap-x-6 gap-y-1">
            <h2 className="min-w-0">
              <KeptLink className="link" href={`/domains/${encodeURIComponent(row.name)}`}>
                <Mono>{row.name}</Mono>
              </KeptLink>
            </h2>
            <DomainState row={row} now={now} zone={zone} />
          </div>
          {row.state !== "no-report" && <Records row={row} />}
          <p className="text-sm text-muted">
            <Reporter row={row} now={now} zone={zone} />
            <Affected row={row} />
          </p>
        </li>
      ))}
    </ul>
  );
}

function Records({ row }: { row: DomainRow }) {
  return (
    <dl className="grid grid-cols-2 gap-x-6 gap-y-2 sm:grid-cols-4">
      {dnsRecords.map((name) => (
        <div key={name}>
          <dt className="text-xs text-muted">{recordLabels[name]}</dt>
          <dd>
            <RecordState record={row[name]} />
          </dd>
        </div>
      ))}
    </dl>
  );
}

function Reporter({ row, now, zone }: { row: DomainRow; now: Millis; zone: string }) {
  if (row.checkedAt === null) {
    return <>Seen in mail; no sender has reported on its DNS. </>;
  }
  const server = row.server === null ? null : (row.server.name ?? row.server.uuid);
  return (
    <>
      Reported by {row.sourceName ?? "a source that was removed"}
      {server !== null && <> (server {server})</>}, checked <Time at={row.checkedAt} now={now} zone={zone} />.{" "}
    </>
  );
}

function Affected({ row }: { row: DomainRow }) {
  const { delivered, failed, deferred } = row.affected;
  if (delivered + failed + deferred === 0) {
    return <>No mail from it in the last 24 hours.</>;
  }
  return (
    <>
      In the last 24 hours {count(delivered)} delivered,{" "}
      <KeptLink className="link" href={`/bounces?domain=${encodeURIComponent(row.name)}&range=24h`}>
        {plural(failed, "failure")}
      </KeptLink>
      , {count(deferred)} deferred.
    </>
  );
}

export function DomainListSkeleton() {
  return (
    <div role="status" aria-label="Domains are being read" className="grid gap-3">
      {["first", "second", "third"].map((key) => (
        <Skeleton key={key} height={112} />
      ))}
    </div>
  );
}
