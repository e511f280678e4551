import type { Summary } from "@/lib/cube/types";
import { ratiosOf } from "@/lib/overview/ratios";
import type { RateFigure, RateName, ReputationFailures } from "@/lib/overview/types";
import { change, fraction, type RateVerdict } from "@/lib/rates";

export const rateNames = ["delivery", "bounce", "deferred", "reputation"] as const satisfies readonly RateName[];

/** The rates of a range with their counts, their change against the period before, and the verdict on them. */
export function figuresOf(
  { current, previous }: Summary,
  reputation: ReputationFailures,
  verdicts: Readonly<Record<RateName, RateVerdict>>,
): RateFigure[] {
  const now = ratiosOf(current, reputation.current);
  const before = ratiosOf(previous, reputation.previous);
  return rateNames.map((name) => {
    const value = fraction(now[name].part, now[name].whole);
    return {
      name,
      ...now[name],
      value,
      change: change(value, fraction(before[name].part, before[name].whole)),
      verdict: verdicts[name],
    };
  });
}
