import type { Millis } from "@/lib/ingest/types";
import type { SourceState } from "@/lib/sources/types";

const day = 86_400_000;

/** How a source stands, by its newest event and what was refused of late. */
export function sourceState(
  lastEventAt: Millis | null,
  refused: readonly { lastAt: Millis }[],
  now: Millis,
): SourceState {
  const lastRefusal = Math.max(0, ...refused.map(({ lastAt }) => lastAt));
  if (lastRefusal > (lastEventAt ?? 0) && now - lastRefusal < day) {
    return "refusing";
  }
  if (lastEventAt === null) {
    return "waiting";
  }
  return now - lastEventAt > day ? "silent" : "ok";
}
