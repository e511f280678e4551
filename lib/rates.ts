import type { Counts } from "@/lib/cube/types";

type Ends = Pick<Counts, "delivered" | "failed" | "bounced">;

/** Too few to judge: one message in 49 is already above a threshold of 2 %. */
export const minimumVolume = 50;

export interface RateThresholds {
  /** Fractions of 1, ascending. */
  warning: number;
  bad: number;
}

export type RateVerdict = "good" | "warning" | "bad" | "too-few";

/** Messages with an end: the denominator of delivery and bounce rate. */
export function ended(counts: Ends): number {
  return counts.delivered + counts.failed + counts.bounced;
}

/** A part of a whole as a fraction of 1; null where there is no whole. */
export function fraction(part: number, whole: number): number | null {
  return whole > 0 ? part / whole : null;
}

/** delivered / (delivered + failed + bounced) */
export function deliveryRate(counts: Ends): number | null {
  return fraction(counts.delivered, ended(counts));
}

/** (failed + bounced) / (delivered + failed + bounced) */
export function bounceRate(counts: Ends): number | null {
  return fraction(counts.failed + counts.bounced, ended(counts));
}

/** opened / delivered */
export function openRate(counts: Pick<Counts, "delivered" | "opened">): number | null {
  return fraction(counts.opened, counts.delivered);
}

/** clicked / delivered */
export function clickRate(counts: Pick<Counts, "delivered" | "clicked">): number | null {
  return fraction(counts.clicked, counts.delivered);
}

/** Difference of two fractions; null where a side has no volume. */
export function change(current: number | null, previous: number | null): number | null {
  return current === null || previous === null ? null : current - previous;
}

/** Judges a rate for which more is worse. Reaching a threshold is crossing it. */
export function verdict(rate: number | null, volume: number, thresholds: RateThresholds): RateVerdict {
  if (rate === null || volume < minimumVolume) {
    return "too-few";
  }
  if (rate >= thresholds.bad) {
    return "bad";
  }
  return rate >= thresholds.warning ? "warning" : "good";
}

const severity: Record<RateVerdict, number> = { "too-few": 0, good: 1, warning: 2, bad: 3 };

/** The worse of the verdicts on 24 hours and 7 days; one that is too few to judge says nothing. */
export function worse(one: RateVerdict, other: RateVerdict): RateVerdict {
  return severity[one] >= severity[other] ? one : other;
}
