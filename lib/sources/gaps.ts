import type { Millis } from "@/lib/ingest/types";
import type { Gap, SourceKind } from "@/lib/sources/types";

const minute = 60_000;

/** For how long each sender tries an event again before it drops it (ark-postal, section 1). */
export const patienceOf: Record<SourceKind, Millis> = { postal: 36 * minute, ark: 3 * 24 * 60 * minute };

/** From when to when an instance of ours ran. */
export interface Run {
  startedAt: Millis;
  lastSeenAt: Millis;
}

/**
 * The times from which events may be missing since nothing listened: of each stop, what lies further
 * before its end than the sender's patience. Newest first. Runs of several instances may overlap.
 */
export function gapsBetween(runs: readonly Run[], kind: SourceKind, since: Millis): Gap[] {
  const gaps: Gap[] = [];
  let seen: Millis | null = null;
  for (const { startedAt, lastSeenAt } of [...runs].sort((a, b) => a.startedAt - b.startedAt)) {
    if (seen !== null) {
      const from = Math.max(seen, since);
      const to = startedAt - patienceOf[kind];
      if (to > from) {
        gaps.push({ from, to, reason: "downtime" });
      }
    }
    seen = Math.max(seen ?? lastSeenAt, lastSeenAt);
  }
  return gaps.reverse();
}
