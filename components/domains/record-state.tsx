import { State, type StateKind } from "@/components/ui/state";
import { Time } from "@/components/ui/time";
import type { ObservedRecord } from "@/lib/domains/check/types";
import { isSilent } from "@/lib/domains/silence";
import type { DomainRecord, RecordStanding, RecordVerdict } from "@/lib/domains/types";
import { isFault } from "@/lib/domains/verdict";
import type { Millis } from "@/lib/ingest/types";

const kinds: Record<RecordVerdict, StateKind> = {
  ok: "good",
  fault: "bad",
  "no-fault": "unknown",
  "not-known": "unknown",
};

/** The sender's own word, with what follows from it. */
function wordOf({ status, verdict }: DomainRecord): string {
  if (status === null) {
    return "Not reported";
  }
  switch (verdict) {
    case "ok":
    case "fault":
      return status;
    case "no-fault":
      return `${status}, no fault`;
    case "not-known":
      return `Was ${status}`;
    default:
      return verdict satisfies never;
  }
}

/** A record of one report, in a word and a shape. */
export function RecordState({ record }: { record: DomainRecord }) {
  return <State kind={kinds[record.verdict]}>{wordOf(record)}</State>;
}

interface SideProps {
  name: ObservedRecord;
  standing: RecordStanding;
  now: Millis;
  zone: string;
}

/** DMARC keeps no mail from arriving by itself, so what is wrong with it is a warning. */
export const faultKind = (name: ObservedRecord): StateKind => (name === "dmarc" ? "warning" : "bad");

/** What the sender says of a record. A report that is too old to hold is told in the past. */
export function ReportedState({ name, standing: { reported, standing }, now, zone }: SideProps) {
  if (reported === null) {
    return <State kind="unknown">{name === "dmarc" ? "Never reported" : "Nothing reported"}</State>;
  }
  const { status, holds, at } = reported;
  if (standing === "mended") {
    return (
      <Said kind="good" at={at} now={now} zone={zone}>
        {`${status}, mended`}
      </Said>
    );
  }
  const kind = !holds ? "unknown" : status === "OK" ? "good" : isFault(name, status) ? "bad" : "unknown";
  return (
    <Said kind={kind} at={at} now={now} zone={zone}>
      {holds ? noted(name, status) : `Was ${status}`}
    </Said>
  );
}

interface CheckedProps extends SideProps {
  /** The word where no check could tell. */
  unknown?: string;
}

/** What we found. As with a report, what was found too long ago is told in the past. */
export function CheckedState({ name, standing: { observed }, now, zone, unknown = "Not known" }: CheckedProps) {
  if (observed === null) {
    return <State kind="unknown">{unknown}</State>;
  }
  const { status, at } = observed;
  const holds = !isSilent(at, now);
  const kind = !holds ? "unknown" : status === "OK" ? "good" : isFault(name, status) ? faultKind(name) : "unknown";
  return (
    <Said kind={kind} at={at} now={now} zone={zone}>
      {holds ? noted(name, status) : `Was ${status}`}
    </Said>
  );
}

const noted = (name: ObservedRecord, status: string) =>
  status !== "OK" && !isFault(name, status) ? `${status}, no fault` : status;

function Said({
  kind,
  at,
  now,
  zone,
  children,
}: {
  kind: StateKind;
  at: Millis;
  now: Millis;
  zone: string;
  children: string;
}) {
  return (
    <span className="inline-flex flex-wrap items-baseline gap-x-1.5">
      <State kind={kind}>{children}</State>
      <span className="text-xs text-muted">
        <Time at={at} now={now} zone={zone} />
      </span>
    </span>
  );
}
