import { State, type StateKind } from "@/components/ui/state";
import type { DomainRecord, RecordVerdict } from "@/lib/domains/types";

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

/** A record as the sender reported it, in a word and a shape. */
export function RecordState({ record, soft = false }: { record: DomainRecord; soft?: boolean }) {
  return (
    <State kind={kinds[record.verdict]} soft={soft}>
      {wordOf(record)}
    </State>
  );
}
