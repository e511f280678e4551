import type { MessageDetail, TimelineEntry } from "@/lib/messages/types";

/**
 * The event whose answer is behind the failure or the wait: the newest failure, or where that brought no answer (given
 * up after the last try) the newest delay. As lib/messages/state.ts says it of the folded events.
 */
export function decidingEntry({ state, timeline }: Pick<MessageDetail, "state" | "timeline">): TimelineEntry | null {
  const newest = (type: TimelineEntry["type"]) => timeline.findLast((entry) => entry.type === type);
  const failure = state === "failed" ? newest("MessageDeliveryFailed") : undefined;
  if (failure !== undefined && (failure.answer !== null || failure.classifiedBy === "sender")) {
    return failure;
  }
  return newest("MessageDelayed") ?? failure ?? null;
}
