import { describe, expect, it } from "vitest";
import { countedHref, exactPeriod, searchHref, searchOf, searchQuery } from "@/lib/messages/list-url";

const sevenDays = { preset: "7d", from: 0, to: 1 } as const;

describe("searchOf", () => {
  it("leaves out the empty fields of the form", () => {
    expect(searchOf({ recipient: " jane@example.com ", tag: "", state: "" })).toEqual({
      range: {},
      filters: { recipient: "jane@example.com" },
    });
  });

  it("keeps an empty tag behind a figure: there it means without one", () => {
    expect(searchOf({ counted: "failed", tag: "" })).toEqual({ range: {}, filters: { tag: "" }, counted: "failed" });
  });

  it("ignores states and figures that there are not", () => {
    expect(searchOf({ state: "exploded", counted: "everything", test: "perhaps" })).toEqual({ range: {}, filters: {} });
  });

  it("reads back what searchQuery wrote", () => {
    const search = {
      range: { range: "24h" },
      filters: { host: "", answer: "550 5.1.1 <address> unknown & gone", state: "failed", test: false } as const,
      counted: "deferred",
      cursor: "abc",
    } as const;
    expect(searchOf(Object.fromEntries(searchQuery(search)))).toEqual(search);
  });
});

it("opens a figure with its range and filters", () => {
  expect(countedHref(sevenDays, "failed", { provider: "google", classification: "spam_block" })).toBe(
    "/messages?range=7d&counted=failed&provider=google&classification=spam_block",
  );
});

it("opens the page bare where nothing is asked", () => {
  expect(searchHref({ range: {}, filters: {} })).toBe("/messages");
});

describe("exactPeriod", () => {
  it("takes both instants as they are", () => {
    expect(exactPeriod({ from: "2026-11-24T10:15:00Z", to: "2026-11-24T11:15:00Z" }, "UTC")).toEqual({
      from: Date.UTC(2026, 10, 24, 10, 15),
      to: Date.UTC(2026, 10, 24, 11, 15),
    });
  });

  it("is null without both, or the wrong way round", () => {
    expect(exactPeriod({ from: "2026-11-24T10:15:00Z" }, "UTC")).toBeNull();
    expect(exactPeriod({ from: "2026-11-24T10:15:00Z", to: "2026-11-24T10:15:00Z" }, "UTC")).toBeNull();
    expect(exactPeriod({ from: "x", to: "y" }, "UTC")).toBeNull();
  });
});
