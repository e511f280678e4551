import { describe, expect, test } from "vitest";
import { day, hour, minute } from "@/lib/limits/constants";
import { estimate, isPast, type Known, timesNeeded, windowStart } from "@/lib/limits/estimate";
import { minuteOf } from "@/lib/limits/pace";

/** The end of a minute, so that each minute is whole. */
const now = Date.UTC(2026, 10, 24, 10, 30) - 1;
const steady = (perMinute: number, minutes = 200) =>
  new Map(Array.from({ length: minutes }, (_, age) => [minuteOf(now) - age, perMinute]));
const at = (known: Partial<Known>) =>
  estimate({ attempts: steady(10), notice: null, limit: 1000, window: "rolling", ...known }, now);

describe("the volume", () => {
  test("without a notice is our own count of the window", () => {
    expect(at({})).toMatchObject({ volume: 600, share: 0.6, reported: 0, counted: 600, countedAtReport: null });
    expect(at({ window: "clock-hour" })).toMatchObject({ volume: 300, from: Date.UTC(2026, 10, 24, 10) });
  });

  test.each(["rolling", "clock-hour"] as const)("at a notice is the notice's (%s)", (window) => {
    for (const volume of [100, 290, 640, 900]) {
      expect(at({ window, notice: { volume, reportedAt: now } })).toMatchObject({ volume, reported: volume });
    }
  });

  test("what the sender counted and we did not leaves the rolling hour with it", () => {
    const volumes = [0, 15, 30, 45, 60].map(
      (age) => at({ notice: { volume: 900, reportedAt: now - age * minute } }).volume,
    );
    expect(volumes).toEqual([900, 825, 750, 675, 600]);
  });

  test("on a clock hour it stays until the hour is over", () => {
    const volumeAfter = (age: number) =>
      at({ window: "clock-hour", notice: { volume: 900, reportedAt: now - age * minute } }).volume;
    expect([volumeAfter(20), volumeAfter(30)]).toEqual([1100, 300]);
  });

  test("what we count more than the sender goes in the same way", () => {
    expect(at({ notice: { volume: 300, reportedAt: now - 30 * minute } }).volume).toBe(450);
  });

  test("a small difference is taken to go on, for a day", () => {
    expect(at({ notice: { volume: 630, reportedAt: now - 30 * minute } }).volume).toBe(630);
    expect(at({ notice: { volume: 630, reportedAt: now - 2 * hour } }).volume).toBe(630);
    expect(at({ notice: { volume: 630, reportedAt: now - day - 1 } }).volume).toBe(600);
  });

  test("of a notice's own minute only what came before it was seen by it", () => {
    const notice = { volume: 500, reportedAt: now - 30 * minute - minute / 2 };
    expect(at({ notice }).countedAtReport).toBe(595);
  });
});

describe("when the limit is reached", () => {
  test("never at a steady pace under it", () => {
    expect(at({})).toMatchObject({ pace: 10, reachedAt: null, latestAt: null });
  });

  test("now, at the limit", () => {
    expect(at({ limit: 600 }).reachedAt).toBe(now);
  });

  test("what comes less what falls out says when", () => {
    // For twenty minutes 25 a minute, and nothing falls out before those are an hour old.
    const { reachedAt } = at({ attempts: steady(25, 20) });
    expect(Math.abs((reachedAt ?? 0) - (now + 20 * minute))).toBeLessThan(3 * minute);
  });

  test("the doubt of the pace makes it earlier and later", () => {
    const { earliestAt, reachedAt, latestAt } = at({ attempts: steady(25, 20) });
    expect(earliestAt).toBeLessThan(reachedAt ?? 0);
    expect(latestAt).toBeGreaterThan(reachedAt ?? 0);
  });

  test("a clock hour that ends before is not full, and the next begins at nothing", () => {
    expect(at({ window: "clock-hour", attempts: steady(12) }).reachedAt).toBeNull();
    expect(at({ window: "clock-hour", attempts: steady(22) }).reachedAt).toBeGreaterThan(now + 15 * minute);
  });

  test("never, for a limit of 0, which has no share either", () => {
    expect(at({ limit: 0 })).toMatchObject({ share: null, reachedAt: null });
  });
});

test("the window begins with a whole minute, or with the full hour", () => {
  expect([windowStart("rolling", now), windowStart("clock-hour", now)]).toEqual([
    now + 1 - hour,
    Date.UTC(2026, 10, 24, 10),
  ]);
});

test("an hour that a notice counted is over after an hour, or with the clock's", () => {
  expect([isPast("rolling", now - 31 * minute, now), isPast("rolling", now - hour, now)]).toEqual([false, true]);
  expect([isPast("clock-hour", now - 29 * minute, now), isPast("clock-hour", now - 31 * minute, now)]).toEqual([
    false,
    true,
  ]);
});

test("what has to be read reaches back to the hour of the notice, in one range or two", () => {
  const span = (age: number) =>
    timesNeeded({ window: "rolling", notice: { volume: 1, reportedAt: now - age * minute } }, now).map(([from, to]) =>
      Math.round((to - from) / minute),
    );
  expect([span(0), span(30), span(180), span(25 * 60)]).toEqual([[61], [90], [60, 61], [61]]);
});
