import type { Counts } from "@/lib/cube/types";
import type { RateName, Ratio } from "@/lib/overview/types";
import { ended } from "@/lib/rates";

/** Messages that were deferred, of those with an end or still on their way. */
export function deferredRatio(counts: Counts): Ratio {
  return { part: counts.deferred, whole: ended(counts) + counts.stillDeferred };
}

/** Numerator and denominator of each rate of the overview. */
export function ratiosOf(counts: Counts, reputationFailed: number): Record<RateName, Ratio> {
  const whole = ended(counts);
  return {
    delivery: { part: counts.delivered, whole },
    bounce: { part: counts.failed + counts.bounced, whole },
    deferred: deferredRatio(counts),
    reputation: { part: reputationFailed, whole },
  };
}
