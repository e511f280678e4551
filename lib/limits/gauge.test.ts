import { describe, expect, test } from "vitest";
import { gaugeParts, limitState } from "@/lib/limits/gauge";
import type { LimitEstimate } from "@/lib/limits/types";

const estimate = (volume: number, reported = 0): LimitEstimate => ({
  ...{ volume, share: null, window: "rolling", from: 0, reported, counted: 0, countedAtReport: null, pace: 0 },
  ...{ reachedAt: null, earliestAt: null, latestAt: null },
});
const lines = { approaching: 0.75, near: 0.9, reached: 1 };

describe("gaugeParts", () => {
  test("what came since a notice stands on what is left of it", () => {
    expect(gaugeParts({ volume: 950, stale: false, estimate: estimate(980, 900) })).toEqual({
      reported: 900,
      estimated: 80,
    });
  });

  test("our count replaces an old notice", () => {
    expect(gaugeParts({ volume: 950, stale: true, estimate: estimate(40) })).toEqual({ reported: 0, estimated: 40 });
  });

  test("without an estimate a notice is shown as it is", () => {
    expect(gaugeParts({ volume: 950, stale: true, estimate: null })).toEqual({ reported: 950, estimated: 0 });
  });
});

describe("limitState", () => {
  test.each([
    [1000, "reached"],
    [900, "near"],
    [750, "approaching"],
    [749, "ok"],
  ] as const)("%i of 1000 is %s", (volume, state) => {
    expect(limitState({ volume, limit: 1000, stale: false, estimate: null }, lines)).toBe(state);
    expect(limitState({ volume: null, limit: 1000, stale: false, estimate: estimate(volume) }, lines)).toBe(state);
  });

  test("an old notice alone says nothing about now, nor does a limit alone", () => {
    expect(limitState({ volume: 1000, limit: 1000, stale: true, estimate: null }, lines)).toBe("not-known");
    expect(limitState({ volume: null, limit: 1000, stale: false, estimate: null }, lines)).toBe("not-known");
  });

  test("a limit of 0 is no limit to judge by", () => {
    expect(limitState({ volume: 0, limit: 0, stale: false, estimate: null }, lines)).toBe("not-known");
  });
});
