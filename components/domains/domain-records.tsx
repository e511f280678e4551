import { DkimKeys } from "@/components/domains/dkim-keys";
import { DmarcFacts } from "@/components/domains/dmarc-facts";
import { RecordPanel } from "@/components/domains/record-panel";
import { SpfTree } from "@/components/domains/spf-tree";
import { Skeleton } from "@/components/ui/states";
import { dnsAdvice } from "@/lib/domains/advice";
import { type ObservedRecord, observedRecords } from "@/lib/domains/check/types";
import { expectation } from "@/lib/domains/expectation";
import { type DomainDetail, dnsRecords } from "@/lib/domains/types";
import { isFault } from "@/lib/domains/verdict";
import type { Millis } from "@/lib/ingest/types";
import type { SourceKind } from "@/lib/sources/types";

interface DomainRecordsProps {
  domain: DomainDetail;
  /** Of the sender that reports on the domain; null: not known. */
  kind: SourceKind | null;
  now: Millis;
  zone: string;
}

/** A panel a record. */
export function DomainRecords({ domain, kind, now, zone }: DomainRecordsProps) {
  const { observation } = domain;
  return (
    <div className="grid grid-cols-1 gap-4 xl:grid-cols-2">
      {observedRecords.map((name) => (
        <RecordPanel
          key={name}
          name={name}
          standing={domain.standings[name]}
          observed={observation?.[name] ?? null}
          learnt={learntOf(domain, name)}
          asked={expectation(name, domain)}
          advised={advisedFor(domain, name, kind)}
          now={now}
          zone={zone}
        >
          {name === "spf" && observation !== null && <SpfTree spf={observation.spf} />}
          {name === "dmarc" && observation !== null && <DmarcFacts dmarc={observation.dmarc} />}
          {name === "dkim" && (
            <DkimKeys
              domain={domain.name}
              selectors={domain.selectors}
              keys={observation?.dkim.keys ?? []}
              looksUp={domain.lookUp === "on"}
            />
          )}
        </RecordPanel>
      ))}
    </div>
  );
}

function learntOf({ learnt }: DomainDetail, name: ObservedRecord): string | null {
  if (name !== "dkim") {
    return learnt[name]?.value ?? null;
  }
  const keys = Object.values(learnt.dkim ?? {});
  return keys.length === 0 ? null : keys.map(({ value }) => value).join("\n");
}

/** Of a fault that only a report tells of, and that still holds. */
function advisedFor(
  { name: domain, standings, observation }: DomainDetail,
  name: ObservedRecord,
  kind: SourceKind | null,
) {
  const record = dnsRecords.find((one) => one === name);
  const { reported, standing } = standings[name];
  const isOpen = standing === "fault" || (standing === "not-known" && observation === null);
  if (record === undefined || reported === null || !isOpen || !isFault(name, reported.status)) {
    return null;
  }
  return dnsAdvice({ record, domain, kind, report: { status: reported.status, error: reported.error } });
}

export function DomainRecordsSkeleton() {
  return (
    <div role="status" aria-label="The domain is being read" className="grid gap-4 xl:grid-cols-2">
      {observedRecords.map((name) => (
        <Skeleton key={name} height={280} />
      ))}
    </div>
  );
}
