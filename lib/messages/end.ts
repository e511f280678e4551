import type { Millis } from "@/lib/ingest/types";
import type { MessageRow } from "@/lib/messages/types";

const hour = 3_600_000;
/** Senders give up within two days; Postal drops held mail after seven, without a word. */
const longestDelay = 48 * hour;
const longestHold = 7 * 24 * hour;

/** A message that should have come to its end by now, of which nobody said so. */
export function endNotReported(
  { state, stateAt, firstDelayAt }: Pick<MessageRow, "state" | "stateAt" | "firstDelayAt">,
  now: Millis,
): boolean {
  switch (state) {
    case "deferred":
      return now - (firstDelayAt ?? stateAt) > longestDelay;
    case "held":
      return now - stateAt > longestHold;
    default:
      return false;
  }
}
