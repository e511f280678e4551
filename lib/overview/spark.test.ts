import { expect, it } from "vitest";
import { presetRange } from "@/lib/cube/range";
import type { Point } from "@/lib/cube/types";
import { sparkRange, sparksOf } from "@/lib/overview/spark";

const now = Date.UTC(2026, 10, 24, 14, 7);

it("takes the last 14 buckets of a long range, and reaches back before a short one", () => {
  const long = sparkRange(presetRange("30d", now, "Asia/Kathmandu"));
  const short = sparkRange(presetRange("7d", now, "Asia/Kathmandu"));
  expect(long.buckets).toHaveLength(14);
  expect(short.buckets).toEqual(long.buckets);
  expect(short.from).toBe(short.buckets[0]);
});

it("has a gap where a bucket has no volume", () => {
  const none = {
    delivered: 0,
    failed: 0,
    bounced: 0,
    deferred: 0,
    stillDeferred: 0,
    held: 0,
    opened: 0,
    clicked: 0,
    attempts: 0,
  };
  const points: Point[] = [
    { ...none, at: 1, delivered: 9, failed: 1 },
    { ...none, at: 2 },
  ];
  expect(sparksOf(points, [{ at: 1, failed: 1 }])).toEqual({
    delivery: [0.9, null],
    bounce: [0.1, null],
    deferred: [0, null],
    reputation: [0.1, null],
  });
});
