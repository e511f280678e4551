import { describe, expect, test } from "vitest";
import { listHref } from "@/lib/suppressions/href";
import { listInputOf } from "@/lib/suppressions/list-input";

describe("listInputOf", () => {
  test("reads search, origin and page", () => {
    expect(listInputOf({ q: " ana@ ", origin: "policy", page: "3" })).toEqual({ q: "ana@", origin: "policy", page: 3 });
  });

  test.each([
    [{ page: "0" }],
    [{ page: "-1" }],
    [{ page: "1.5" }],
    [{ page: "x" }],
    [{ origin: "nobody" }],
    [{ q: "" }],
    [{ q: "a".repeat(400) }],
  ])("has a default for %j", (params) => {
    expect(listInputOf(params)).toEqual({ q: null, origin: null, page: 1 });
  });

  test("of a parameter given twice the first counts", () => {
    expect(listInputOf({ q: ["a", "b"] }).q).toBe("a");
  });
});

test("an address says no default", () => {
  expect(listHref({ q: null, origin: null, page: 1 })).toBe("/suppressions");
  expect(listHref({ q: "a+b@x", origin: "api", page: 2 })).toBe("/suppressions?q=a%2Bb%40x&origin=api&page=2");
});
