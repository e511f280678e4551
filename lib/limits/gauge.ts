import type { LimitRow } from "@/lib/limits/types";

/** What a gauge shows: the reported part, and what we count on top of it or instead of it. */
export interface GaugeParts {
  reported: number;
  estimated: number;
}

export type LimitState = "reached" | "near" | "approaching" | "ok" | "not-known";
type Shown = Pick<LimitRow, "volume" | "stale" | "estimate">;

/** With an estimate, what is left of the report and what came since; without one, the report as what it is. */
export function gaugeParts({ volume, estimate }: Shown): GaugeParts {
  return estimate === null
    ? { reported: volume ?? 0, estimated: 0 }
    : { reported: estimate.reported, estimated: estimate.volume - estimate.reported };
}

/** The state of a server against its limit: by what is shown, or unknown where that says nothing of now. */
export function limitState(
  row: Shown & Pick<LimitRow, "limit">,
  lines: { approaching: number; near: number; reached: number },
): LimitState {
  const { volume, limit, stale, estimate } = row;
  if (limit <= 0 || (estimate === null && (stale || volume === null))) {
    return "not-known";
  }
  const { reported, estimated } = gaugeParts(row);
  const share = (reported + estimated) / limit;
  if (share >= lines.reached) {
    return "reached";
  }
  return share >= lines.near ? "near" : share >= lines.approaching ? "approaching" : "ok";
}
