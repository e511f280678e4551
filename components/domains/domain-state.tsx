import { State } from "@/components/ui/state";
import { Time } from "@/components/ui/time";
import { recordLabels } from "@/lib/domains/constants";
import type { DomainRow } from "@/lib/domains/types";
import type { Millis } from "@/lib/ingest/types";

interface DomainStateProps {
  row: Pick<DomainRow, "state" | "faults" | "checkedAt">;
  now: Millis;
  zone: string;
}

/** What is known of a domain's DNS, in words. */
export function DomainState({ row, now, zone }: DomainStateProps) {
  switch (row.state) {
    case "trouble":
      return row.faults.length > 0 ? (
        <State kind="bad">{faultWords(row.faults)}</State>
      ) : (
        <State kind="warning">Reported without a fault</State>
      );
    case "not-known":
      return (
        <State kind="unknown">
          Not known
          {row.checkedAt !== null && (
            <span>
              , last report <Time at={row.checkedAt} now={now} zone={zone} />
            </span>
          )}
        </State>
      );
    case "no-report":
      return <State kind="unknown">No trouble reported</State>;
    default:
      return row.state satisfies never;
  }
}

function faultWords(faults: DomainRow["faults"]): string {
  const names = faults.map((fault) => recordLabels[fault]);
  const last = names.at(-1) ?? "";
  return `${names.length > 1 ? `${names.slice(0, -1).join(", ")} and ${last}` : last} at fault`;
}
