import { DomainState } from "@/components/domains/domain-state";
import { RecordCard } from "@/components/domains/record-card";
import { Panel } from "@/components/ui/panel";
import { Note, Skeleton } from "@/components/ui/states";
import { Time } from "@/components/ui/time";
import { type DomainRow, dnsRecords } from "@/lib/domains/types";
import { exactTime } from "@/lib/format";
import type { Millis } from "@/lib/ingest/types";
import type { SourceKind } from "@/lib/sources/types";

interface DomainReportsProps {
  /** The newest report of each source. */
  reports: readonly DomainRow[];
  kindOf: ReadonlyMap<string, SourceKind>;
  now: Millis;
  zone: string;
}

/** The four records as each source last reported them. */
export function DomainReports({ reports, kindOf, now, zone }: DomainReportsProps) {
  return (
    <div className="grid gap-6">
      {reports.map((row) => (
        <Panel
          key={row.sourceId ?? ""}
          title={`As ${row.sourceName ?? "a removed source"} reported it`}
          subtitle={
            row.checkedAt !== null && (
              <>
                Checked <Time at={row.checkedAt} now={now} zone={zone} focusable /> ({exactTime(row.checkedAt, zone)})
                {row.server !== null && <>, server {row.server.name ?? row.server.uuid}</>}
              </>
            )
          }
          actions={<DomainState row={row} now={now} zone={zone} />}
        >
          <Validity row={row} />
          <div className="mt-3 grid gap-4 lg:grid-cols-2">
            {dnsRecords.map((name) => (
              <RecordCard
                key={name}
                name={name}
                record={row[name]}
                domain={row.name}
                kind={(row.sourceId === null ? undefined : kindOf.get(row.sourceId)) ?? null}
              />
            ))}
          </div>
        </Panel>
      ))}
    </div>
  );
}

/** Trouble is told again at each check, its end never. */
function Validity({ row }: { row: DomainRow }) {
  return row.state === "not-known" ? (
    <Note kind="unknown">
      The sender has been silent about this domain since then. It repeats its report every hour or two while something
      is wrong and never says that it was repaired: either all is well again, or nobody checks any more. The
      sender&apos;s own page of the domain can tell.
    </Note>
  ) : (
    <Note kind="unknown">
      The sender repeats this report every hour or two while something is wrong, and never says that it was repaired.
      After three hours of silence the state here turns to “not known”.
    </Note>
  );
}

export function DomainReportsSkeleton() {
  return (
    <div role="status" aria-label="Reports are being read" className="grid gap-4 lg:grid-cols-2">
      {dnsRecords.map((name) => (
        <Skeleton key={name} height={220} />
      ))}
    </div>
  );
}
