import { expect, test } from "vitest";
import { isSelected, nothing, sizeOf, toggled, withPage } from "@/components/suppressions/selection";

const line = (name: string, scope = "") => ({ scope, address: `${name}@corp.example` });
const [ana, bo, cy] = [line("ana"), line("bo"), line("cy")];
const first = [ana, bo];

test("keeps what was picked on another page", () => {
  const picked = withPage(toggled(nothing, cy, first), first);
  expect(sizeOf(picked)).toBe(3);
  expect([ana, bo, cy].every((one) => isSelected(picked, one))).toBe(true);
});

test("drops a page whose lines are all picked, and fills one that is picked in part", () => {
  const part = toggled(nothing, ana, first);
  const whole = withPage(part, first);
  expect(sizeOf(whole)).toBe(2);
  expect(sizeOf(withPage(whole, first))).toBe(0);
});

test("knows one address on two lists apart", () => {
  const picked = toggled(nothing, line("ana", "acme"), first);
  expect(isSelected(picked, ana)).toBe(false);
});

test("leaves the rest of the page when one is taken from all that match", () => {
  const less = toggled({ kind: "all", total: 900 }, ana, first);
  expect(sizeOf(less)).toBe(1);
  expect(isSelected(less, bo)).toBe(true);
});
