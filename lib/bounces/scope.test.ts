import { expect, it } from "vitest";
import { scopeOf } from "@/lib/bounces/scope";

it("widens the filters to the group, and to all groups", () => {
  expect(scopeOf({ provider: "google", group: "reputation", classification: "spam_block" })).toEqual({
    chosen: { provider: "google", group: "reputation", classification: "spam_block" },
    inGroup: { provider: "google", group: "reputation" },
    all: { provider: "google" },
  });
});

it("stays the same object where there is nothing to widen, so that reads are shared", () => {
  const plain = { provider: "google" };
  const { chosen, inGroup, all } = scopeOf(plain);
  expect([chosen, inGroup, all].every((filters) => filters === plain)).toBe(true);
  const narrowed = scopeOf({ classification: "spam_block" });
  expect(narrowed.all).toBe(narrowed.inGroup);
});
