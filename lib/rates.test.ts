import { describe, expect, it } from "vitest";
import { bounceRate, change, clickRate, deliveryRate, openRate, verdict, worse } from "@/lib/rates";

const none = { delivered: 0, failed: 0, bounced: 0, opened: 0, clicked: 0 };

describe("rates", () => {
  it("has no rate without volume", () => {
    expect([deliveryRate(none), bounceRate(none), openRate(none), clickRate(none)]).toEqual([null, null, null, null]);
  });

  it("counts failed and bounced together against all that ended", () => {
    const counts = { ...none, delivered: 90, failed: 6, bounced: 4, opened: 45, clicked: 9 };
    expect(bounceRate(counts)).toBe(0.1);
    expect(deliveryRate(counts)).toBe(0.9);
    expect(openRate(counts)).toBe(0.5);
    expect(clickRate(counts)).toBe(0.1);
  });

  it("has no change where a side is missing", () => {
    expect(change(0.2, null)).toBeNull();
    expect(change(null, 0.2)).toBeNull();
    expect(change(0.5, 0.25)).toBe(0.25);
  });
});

describe("verdict", () => {
  const thresholds = { warning: 0.02, bad: 0.05 };

  it.each([
    [0.5, 49, "too-few"],
    [null, 0, "too-few"],
    [0, 50, "good"],
    [0.0199, 1_000, "good"],
    [0.02, 50, "warning"],
    [0.05, 50, "bad"],
  ] as const)("of a rate of %s over %d messages is %3$s", (rate, volume, expected) => {
    expect(verdict(rate, volume, thresholds)).toBe(expected);
  });

  it("lets the worse window win, and a window too small say nothing", () => {
    expect(worse("good", "bad")).toBe("bad");
    expect(worse("warning", "too-few")).toBe("warning");
    expect(worse("too-few", "too-few")).toBe("too-few");
  });
});
