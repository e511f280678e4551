import type { RateName, Ratio } from "@/lib/overview/types";
import { fraction, type RateVerdict, worse } from "@/lib/rates";
import type { Thresholds } from "@/lib/settings/types";

/** Where a rate turns to a warning and to a problem; null where there is no such line. */
export function linesOf(name: RateName, thresholds: Thresholds): { warning: number; bad: number | null } {
  switch (name) {
    // One threshold for both: the delivery rate is what the bounce rate leaves.
    case "delivery":
    case "bounce":
      return { warning: thresholds.bounceWarning, bad: thresholds.bounceBad };
    case "deferred":
      return { warning: thresholds.deferredWarning, bad: null };
    case "reputation":
      return { warning: thresholds.reputationWarning, bad: null };
    default:
      return name satisfies never;
  }
}

function judgeOne(name: RateName, { part, whole }: Ratio, thresholds: Thresholds): RateVerdict {
  const share = fraction(name === "delivery" ? whole - part : part, whole);
  if (share === null || whole < thresholds.minimumVolume) {
    return "too-few";
  }
  const { warning, bad } = linesOf(name, thresholds);
  if (bad !== null && share >= bad) {
    return "bad";
  }
  return share >= warning ? "warning" : "good";
}

/** The verdict on a rate: over the last 24 hours and the last 7 days, the worse of both. */
export function judge(name: RateName, windows: readonly Ratio[], thresholds: Thresholds): RateVerdict {
  return windows.map((window) => judgeOne(name, window, thresholds)).reduce(worse, "too-few");
}
