import { describe, expect, test } from "vitest";
import type { ListInput } from "@/lib/suppressions/edit";
import { exportHref, listHref } from "@/lib/suppressions/href";
import { filtersFrom, listInputOf, noNarrowing } from "@/lib/suppressions/list-input";

const whole = { ...noNarrowing, sort: "createdAt", descending: true, page: 1 } as const;

describe("listInputOf", () => {
  test("reads search, origin and page", () => {
    expect(listInputOf({ q: " ana@ ", origin: "policy", page: "3" })).toEqual({
      ...whole,
      ...{ q: "ana@", origin: "policy", page: 3 },
    });
  });

  test.each([
    [{ page: "0" }],
    [{ page: "-1" }],
    [{ page: "1.5" }],
    [{ page: "x" }],
    [{ origin: "nobody" }],
    [{ q: "" }],
    [{ q: "a".repeat(400) }],
    [{ from: "2026-02-30" }],
    [{ to: "soon" }],
    [{ expires: "never ever" }],
    [{ sort: "size", order: "up" }],
  ])("has a default for %j", (params) => {
    expect(listInputOf(params)).toEqual(whole);
  });

  test("of a parameter given twice the first counts", () => {
    expect(listInputOf({ q: ["a", "b"] }).q).toBe("a");
  });
});

test("an address says no default", () => {
  expect(listHref(whole)).toBe("/suppressions");
  expect(listHref({ ...whole, q: "a+b@x", origin: "api", page: 2 })).toBe(
    "/suppressions?q=a%2Bb%40x&origin=api&page=2",
  );
});

test("reads what it says: narrowing, order and page", () => {
  const input: ListInput = {
    ...{ q: "x", origin: "import", class: "spam_block", source: "ark", from: "2026-11-01", to: "2026-11-30" },
    ...{ expires: "week", sort: "address", descending: true, page: 2 },
  };
  const params = Object.fromEntries(new URL(listHref(input), "http://x").searchParams);
  expect(listInputOf(params)).toEqual(input);
});

test("days are the zone's, the last one included, and an export says the same", () => {
  const narrowing = { ...noNarrowing, from: "2026-11-01", to: "2026-11-30" };
  expect(filtersFrom(narrowing, "Asia/Kolkata")).toEqual({
    from: Date.parse("2026-11-01T00:00:00+05:30"),
    to: Date.parse("2026-12-01T00:00:00+05:30"),
  });
  expect(exportHref(narrowing)).toBe("/api/v1/suppressions/export?from=2026-11-01&to=2026-12-01");
});
