import { State, type StateKind } from "@/components/ui/state";
import type { Millis } from "@/lib/ingest/types";
import { endNotReported } from "@/lib/messages/end";
import type { MessageRow, StateName } from "@/lib/messages/types";

const words: Record<StateName, { kind: StateKind; text: string }> = {
  delivered: { kind: "good", text: "Delivered" },
  failed: { kind: "bad", text: "Failed" },
  bounced: { kind: "bad", text: "Bounced" },
  held: { kind: "warning", text: "Held" },
  deferred: { kind: "warning", text: "Deferred" },
  none: { kind: "unknown", text: "No outcome" },
};

export const stateText = (state: StateName) => words[state].text;

/** Where a message stands, as word and shape. */
export function MessageState({
  row,
  now,
}: {
  row: Pick<MessageRow, "state" | "stateAt" | "firstDelayAt">;
  now: Millis;
}) {
  const { kind, text } = words[row.state];
  return endNotReported(row, now) ? <State kind="unknown">End not reported</State> : <State kind={kind}>{text}</State>;
}
