import { renderToStaticMarkup } from "react-dom/server";
import { expect, it } from "vitest";
import { SpfTree } from "@/components/domains/spf-tree";
import type { ObservedSpf, SpfNode, SpfTerm } from "@/lib/domains/check/types";

const term = (text: string, changes: Partial<SpfTerm> = {}): SpfTerm => ({
  ...{ text, lookups: 0, isVoid: false, problem: null, child: null },
  ...changes,
});
const node = (domain: string, terms: SpfTerm[], problem: string | null = null): SpfNode => ({
  ...{ domain, problem, terms },
  record: problem === null ? ["v=spf1", ...terms.map(({ text }) => text)].join(" ") : null,
});
const spf = (tree: SpfNode | null, lookups = 0, voids = 0): ObservedSpf => ({
  ...{ status: "OK", found: [], findings: [], wanted: [] },
  ...{ lookups, voids, tree },
});
const markup = (observed: ObservedSpf) => renderToStaticMarkup(<SpfTree spf={observed} />);
const text = (observed: ObservedSpf) => markup(observed).replace(/<[^>]+>/g, "|");

it("shows nothing where there is no record to follow", () => {
  expect(markup(spf(null))).toBe("");
  expect(markup(spf(node("example.com", [], "has no SPF record")))).toBe("");
});

it("counts no lookups of a record that takes none", () => {
  const said = text(spf(node("example.com", [term("ip4:192.0.2.1"), term("-all")])));
  expect(said).toContain("0 of 10");
  expect(said).not.toContain("over the limit");
  expect(said).not.toContain("lead nowhere");
});

it("nests what an include leads to, each term with its lookups and its problem", () => {
  const child = node("spf.example.net", [
    term("a:gone.example.net", { ...{ lookups: 1, isVoid: true }, problem: "gone" }),
  ]);
  const found = markup(spf(node("example.com", [term("include:spf.example.net", { lookups: 2, child })]), 2, 1));
  expect(found.replace(/<[^>]+>/g, "|")).toMatch(
    /include:spf\.example\.net\|+2 lookups\|+a:gone\.example\.net\|+1 lookup\|+gone/,
  );
  expect(found.match(/<ul/g)).toHaveLength(2);
  expect(found).toContain("1 of 2 that lead nowhere");
  expect(found).toContain('aria-label="Warning"');
});

it("says what is over a limit in words, and opens the tree then", () => {
  const found = markup(spf(node("example.com", [term("include:a.example.net", { lookups: 12 })]), 12, 3));
  expect(found).toContain("12 of 10</strong> lookups, over the limit");
  expect(found).toContain("3 of 2 that lead nowhere, over the limit");
  expect(found).toContain("<details");
  expect(found).toMatch(/<details[^>]* open/);
});

it("shows a hostile term as text", () => {
  expect(markup(spf(node("example.com", [term("<img src=x onerror=alert(1)>")])))).not.toContain("<img");
});
