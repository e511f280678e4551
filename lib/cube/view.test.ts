import { describe, expect, it } from "vitest";
import { inputOf, viewHref, viewOf, viewQuery } from "@/lib/cube/view";

describe("viewOf", () => {
  it("reads range and filters and leaves the rest", () => {
    expect(viewOf({ range: "30d", provider: "google", page: "3" })).toEqual({
      range: { range: "30d" },
      filters: { provider: "google" },
    });
  });

  it("takes the first of a parameter that comes twice", () => {
    expect(viewOf({ tag: ["first", "second"] }).filters).toEqual({ tag: "first" });
  });

  it("keeps an empty tag, which asks for mail without one, and drops an empty source", () => {
    expect(viewOf({ tag: "", source: "", range: "" })).toEqual({ range: {}, filters: { tag: "" } });
  });

  it("knows a domain in any case", () => {
    expect(viewOf({ domain: "Shop.Example" }).filters).toEqual({ domain: "shop.example" });
  });

  it("drops values that no database text can hold", () => {
    expect(viewOf({ tag: "a\0b", domain: "x".repeat(600) }).filters).toEqual({});
  });

  it("reads back what viewQuery wrote", () => {
    const view = { range: { from: "2026-11-01T00:00", to: "2026-11-02T00:00" }, filters: { tag: "a&b=c", tenant: "" } };
    expect(viewOf(Object.fromEntries(viewQuery(view)))).toEqual(view);
  });
});

describe("viewHref", () => {
  const view = { range: { range: "7d" }, filters: { provider: "google", tag: "welcome" } };

  it("keeps range and filters", () => {
    expect(viewHref("/bounces", view)).toBe("/bounces?range=7d&provider=google&tag=welcome");
  });

  it("takes a filter away where the change says undefined", () => {
    expect(viewHref("/bounces", view, { tag: undefined, group: "domain" })).toBe(
      "/bounces?range=7d&provider=google&group=domain",
    );
  });

  it("has no question mark without a query", () => {
    expect(viewHref("/", { range: {}, filters: {} })).toBe("/");
  });
});

it("asks for a range without a preset by its bounds", () => {
  expect(inputOf({ preset: null, from: 0, to: 3_600_000 })).toEqual({
    from: "1970-01-01T00:00:00.000Z",
    to: "1970-01-01T01:00:00.000Z",
  });
  expect(inputOf({ preset: "24h", from: 0, to: 1 })).toEqual({ range: "24h" });
});
