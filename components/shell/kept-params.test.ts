import { describe, expect, it } from "vitest";
import { changeParams, keepParams } from "@/components/shell/kept-params";

const at = (query: string) => new URLSearchParams(query);

describe("keepParams", () => {
  it.each([
    ["/bounces", "range=7d&source=ark&group=domain", "/bounces?range=7d&source=ark"],
    ["/bounces", "", "/bounces"],
    ["/messages?class=spam_block", "range=30d", "/messages?class=spam_block&range=30d"],
    ["/bounces?range=24h", "range=7d&source=ark", "/bounces?range=24h&source=ark"],
    ["/bounces?range=24h", "from=2026-11-01T00%3A00&to=2026-11-02T00%3A00", "/bounces?range=24h"],
    ["/", "source=", "/"],
  ])("leads to %s from ?%s by %s", (path, query, expected) => expect(keepParams(path, at(query))).toBe(expected));
});

describe("changeParams", () => {
  it("changes what is named, keeps the other filters and goes back to the first page", () => {
    const changed = changeParams("/messages", at("from=a&to=b&tag=x&cursor=9"), { range: "7d", from: null, to: null });
    expect(changed).toBe("/messages?tag=x&range=7d");
  });

  it("leaves a bare path when nothing is left", () => {
    expect(changeParams("/", at("source=ark"), { source: "" })).toBe("/");
  });
});
