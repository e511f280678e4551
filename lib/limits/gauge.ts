import type { LimitRow } from "@/lib/limits/types";

/** What a gauge shows: the reported part, and what we count on top of it or instead of it. */
export interface GaugeParts {
  reported: number;
  estimated: number;
}

/**
 * A notice holds for an hour. Until then our count can only add to it; after that our count stands alone,
 * and without one the old notice is shown as what it is.
 */
export function gaugeParts({ volume, stale, estimate }: Pick<LimitRow, "volume" | "stale" | "estimate">): GaugeParts {
  if (estimate === null) {
    return { reported: volume, estimated: 0 };
  }
  return stale
    ? { reported: 0, estimated: estimate.volume }
    : { reported: volume, estimated: Math.max(0, estimate.volume - volume) };
}

/** The state of a server against its limit: by what is shown, or unknown where only an old notice is. */
export function limitState(
  row: Pick<LimitRow, "volume" | "limit" | "stale" | "estimate">,
  lines: { approaching: number; near: number; reached: number },
): "reached" | "near" | "approaching" | "ok" | "not-known" {
  if (row.limit <= 0 || (row.stale && row.estimate === null)) {
    return "not-known";
  }
  const { reported, estimated } = gaugeParts(row);
  const share = (reported + estimated) / row.limit;
  if (share >= lines.reached) {
    return "reached";
  }
  return share >= lines.near ? "near" : share >= lines.approaching ? "approaching" : "ok";
}
