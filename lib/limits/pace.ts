import type { Millis } from "@/lib/ingest/types";
import type { LimitEstimate } from "@/lib/limits/types";
import { fraction } from "@/lib/rates";

export const hour: Millis = 3_600_000;
export const quarter: Millis = hour / 4;
/** Too short a time since the full hour says nothing of the pace. */
const leastElapsed: Millis = 5 * 60_000;

/** Attempts in each of the last four quarters of an hour, oldest first. */
export type Quarters = readonly [number, number, number, number];

/**
 * Postal counts the attempts of the last 60 minutes. The volume grows by what comes in less what falls out: the
 * last quarter of an hour against the one that leaves next.
 */
export function rollingEstimate(quarters: Quarters, limit: number, now: Millis): LimitEstimate {
  const volume = quarters.reduce((sum, count) => sum + count, 0);
  const growth = (quarters[3] - quarters[0]) / quarter;
  const reachedAt = volume >= limit ? now : growth > 0 ? now + (limit - volume) / growth : null;
  return {
    volume,
    share: fraction(volume, limit),
    window: "rolling",
    from: now - hour,
    reachedAt: withinHour(reachedAt, now),
  };
}

/** Ark counts from each full hour, and starts again at the next. */
export function clockHourEstimate(volume: number, limit: number, now: Millis): LimitEstimate {
  const from = Math.floor(now / hour) * hour;
  const elapsed = now - from;
  const pace = elapsed < leastElapsed ? 0 : volume / elapsed;
  const reachedAt = volume >= limit ? now : pace > 0 ? now + (limit - volume) / pace : null;
  return {
    volume,
    share: fraction(volume, limit),
    window: "clock-hour",
    from,
    reachedAt: reachedAt !== null && reachedAt < from + hour ? Math.round(reachedAt) : null,
  };
}

function withinHour(at: Millis | null, now: Millis): Millis | null {
  return at === null || at > now + hour ? null : Math.round(at);
}
