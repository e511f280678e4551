import { expect, test } from "vitest";
import { minute } from "@/lib/limits/constants";
import { attemptsIn, minuteOf, paceAt } from "@/lib/limits/pace";

const now = Date.UTC(2026, 10, 24, 10, 30);
/** By minutes before now, the newest first. */
const before = (count: (age: number) => number, minutes = 60) =>
  new Map(Array.from({ length: minutes }, (_, index) => [minuteOf(now) - 1 - index, count(index + 1)]));

test("the same each minute is a level without a slope", () => {
  const { level, slope } = paceAt(
    before(() => 100),
    now,
  );
  expect([level, slope]).toEqual([100, 0]);
});

test("a steady rise is a slope, and its end the level", () => {
  const { level, slope } = paceAt(
    before((age) => 600 - 6 * age),
    now,
  );
  expect(slope).toBeGreaterThan(4.5);
  expect(slope).toBeLessThan(6);
  expect(level).toBeCloseTo(600, -2);
});

test("a burst of three minutes is no pace", () => {
  const { level, slope } = paceAt(
    before((age) => (age >= 4 && age <= 6 ? 900 : 50)),
    now,
  );
  expect([level, slope]).toEqual([50, 0]);
});

test("of a few mails no slope is made", () => {
  expect(
    paceAt(
      before((age) => (age <= 6 ? 1 : 0)),
      now,
    ).slope,
  ).toBe(0);
});

test("nothing is a level of nothing", () => {
  expect(paceAt(new Map(), now)).toEqual({ level: 0, slope: 0, doubt: 0 });
});

test("the minute that runs is left out", () => {
  expect(paceAt(new Map([[minuteOf(now), 5000]]), now + minute / 2).level).toBe(0);
});

test("counts from a first to a last minute, both included", () => {
  expect(
    attemptsIn(
      new Map([
        [1, 5],
        [2, 7],
        [4, 11],
      ]),
      1,
      2,
    ),
  ).toBe(12);
});
