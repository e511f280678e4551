import type { Point, Range } from "@/lib/cube/types";
import { ratiosOf } from "@/lib/overview/ratios";
import type { RateName } from "@/lib/overview/types";
import { fraction } from "@/lib/rates";
import { previousBucket } from "@/lib/time";

const sparkBuckets = 14;

/** The last 14 buckets up to the end of a range, whichever of them lie before it. */
export function sparkRange(range: Range): Range {
  const buckets = range.buckets.slice(-sparkBuckets);
  let [first = range.from] = buckets;
  while (buckets.length < sparkBuckets) {
    first = previousBucket(first, range.grain, range.zone);
    buckets.unshift(first);
  }
  return { ...range, preset: null, from: first, buckets, previous: { from: first, to: first } };
}

/** Each rate bucket by bucket; null where a bucket has no volume. */
export function sparksOf(
  points: readonly Point[],
  reputation: readonly Pick<Point, "at" | "failed">[],
): Record<RateName, (number | null)[]> {
  const failed = new Map(reputation.map((point) => [point.at, point.failed]));
  const ratios = points.map((point) => ratiosOf(point, failed.get(point.at) ?? 0));
  const course = (name: RateName) => ratios.map((ratio) => fraction(ratio[name].part, ratio[name].whole));
  return {
    delivery: course("delivery"),
    bounce: course("bounce"),
    deferred: course("deferred"),
    reputation: course("reputation"),
  };
}
