import { expect, it } from "vitest";
import { Limiter } from "@/lib/auth/limiter";

const minute = 60_000;

it("refuses the eleventh try within the window, and says how long to wait", () => {
  const limiter = new Limiter(10, 15 * minute);
  const answers = Array.from({ length: 11 }, (_, at) => limiter.take("a", at * minute));
  expect(answers.slice(0, 10)).toEqual(Array(10).fill(0));
  expect(answers[10]).toBe(5 * minute);
});

it("does not prolong the wait by tries made during it", () => {
  const limiter = new Limiter(1, minute);
  limiter.take("a", 0);
  limiter.take("a", 59_000);
  expect(limiter.take("a", 60_000)).toBe(0);
});

it("counts each key apart, and starts again after a success", () => {
  const limiter = new Limiter(1, minute);
  limiter.take("a", 0);
  expect(limiter.take("b", 0)).toBe(0);
  expect(limiter.take("a", 0)).toBe(minute);
  limiter.clear("a");
  expect(limiter.take("a", 0)).toBe(0);
});

it("forgets the oldest key when it holds too many", () => {
  const limiter = new Limiter(1, minute, 2);
  limiter.take("a", 0);
  limiter.take("b", 0);
  limiter.take("c", 0);
  expect(limiter.take("c", 1)).toBeGreaterThan(0);
  expect(limiter.take("a", 1)).toBe(0);
});
