import { describe, expect, test } from "vitest";
import { gaugeParts, limitState } from "@/lib/limits/gauge";
import type { LimitEstimate } from "@/lib/limits/types";

const estimate = (volume: number): LimitEstimate => ({
  volume,
  share: null,
  window: "rolling",
  from: 0,
  reachedAt: null,
});
const lines = { approaching: 0.75, near: 0.9, reached: 1 };

describe("gaugeParts", () => {
  test("our count adds to a notice that holds", () => {
    expect(gaugeParts({ volume: 950, stale: false, estimate: estimate(980) })).toEqual({
      reported: 950,
      estimated: 30,
    });
  });

  test("our count takes nothing from a notice that holds", () => {
    expect(gaugeParts({ volume: 950, stale: false, estimate: estimate(400) })).toEqual({ reported: 950, estimated: 0 });
  });

  test("our count replaces an old notice", () => {
    expect(gaugeParts({ volume: 950, stale: true, estimate: estimate(40) })).toEqual({ reported: 0, estimated: 40 });
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
  });

  test("an old notice alone says nothing about now", () => {
    expect(limitState({ volume: 1000, limit: 1000, stale: true, estimate: null }, lines)).toBe("not-known");
  });

  test("a limit of 0 is no limit to judge by", () => {
    expect(limitState({ volume: 0, limit: 0, stale: false, estimate: null }, lines)).toBe("not-known");
  });
});
