import { describe, expect, test } from "vitest";
import { clockHourEstimate, hour, rollingEstimate } from "@/lib/limits/pace";

const now = Date.UTC(2026, 10, 24, 10, 30);
const minute = 60_000;

describe("rollingEstimate", () => {
  test("a steady pace under the limit never reaches it", () => {
    expect(rollingEstimate([100, 100, 100, 100], 1000, now)).toEqual({
      volume: 400,
      share: 0.4,
      window: "rolling",
      from: now - hour,
      reachedAt: null,
    });
  });

  test("a growing one reaches it when the growth has filled the rest", () => {
    const { volume, reachedAt } = rollingEstimate([0, 100, 200, 300], 900, now);
    expect([volume, reachedAt]).toEqual([600, now + 15 * minute]);
  });

  test("what is over an hour away is not foretold", () => {
    expect(rollingEstimate([0, 0, 0, 10], 1000, now).reachedAt).toBeNull();
  });

  test("at the limit it is reached now", () => {
    expect(rollingEstimate([400, 300, 200, 100], 1000, now).reachedAt).toBe(now);
  });

  test("a limit of zero has no share", () => {
    expect(rollingEstimate([0, 0, 0, 0], 0, now).share).toBeNull();
  });
});

describe("clockHourEstimate", () => {
  test("goes by the pace since the full hour", () => {
    const { from, reachedAt } = clockHourEstimate(60, 100, now);
    expect([from, reachedAt]).toEqual([now - 30 * minute, now + 20 * minute]);
  });

  test("a limit that the hour ends before is not reached", () => {
    expect(clockHourEstimate(40, 100, now).reachedAt).toBeNull();
  });

  test("the first minutes say nothing", () => {
    expect(clockHourEstimate(50, 100, now - 28 * minute).reachedAt).toBeNull();
  });
});
