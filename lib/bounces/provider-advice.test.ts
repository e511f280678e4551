import { describe, expect, it } from "vitest";
import { moveLabels } from "@/lib/bounces/constants";
import { providerAdvice } from "@/lib/bounces/provider-advice";
import { appleAdvice } from "@/lib/bounces/provider-advice/apple";
import { blockListAdvice } from "@/lib/bounces/provider-advice/block-lists";
import { filterAdvice } from "@/lib/bounces/provider-advice/filters";
import { googleAdvice } from "@/lib/bounces/provider-advice/google";
import { microsoftAdvice } from "@/lib/bounces/provider-advice/microsoft";
import { americanAdvice } from "@/lib/bounces/provider-advice/providers-americas";
import { asianAdvice } from "@/lib/bounces/provider-advice/providers-asia";
import { europeanAdvice } from "@/lib/bounces/provider-advice/providers-europe";
import type { ProviderAdvice } from "@/lib/bounces/provider-advice/types";
import { yahooAdvice } from "@/lib/bounces/provider-advice/yahoo";

const parts: Readonly<Record<string, ProviderAdvice>>[] = [
  googleAdvice,
  microsoftAdvice,
  yahooAdvice,
  appleAdvice,
  filterAdvice,
  americanAdvice,
  europeanAdvice,
  asianAdvice,
  blockListAdvice,
];

const entries: [string, ProviderAdvice][] = Object.entries(providerAdvice);
const pages = entries.flatMap(([name, { page }]) => (page === null ? [] : [{ name, ...page }]));

const sentence = /^[A-Z].*\.$/;
const dashes = /[\u2013\u2014]/;
const pleading = /\bplease\b/i;

describe("providerAdvice", () => {
  it("holds every entry of its parts, each name once", () => {
    const names = parts.flatMap((part) => Object.keys(part));
    expect(entries.map(([name]) => name)).toEqual(names);
    expect(new Set(names).size).toBe(names.length);
  });

  it("has names in kebab case", () => {
    for (const [name] of entries) {
      expect(name).toMatch(/^[a-z0-9]+(-[a-z0-9]+)+$/);
    }
  });

  it("says who answers, what it means in whole sentences, and whose move it is", () => {
    for (const [name, { provider, means, move }] of entries) {
      expect(provider.trim(), name).not.toBe("");
      expect(means, name).toMatch(sentence);
      expect(Object.keys(moveLabels), name).toContain(move);
    }
  });

  it("gives one to four steps in whole sentences, none of them twice", () => {
    for (const [name, { steps }] of entries) {
      expect(steps.length, name).toBeGreaterThanOrEqual(1);
      expect(steps.length, name).toBeLessThanOrEqual(4);
      expect(new Set(steps).size, name).toBe(steps.length);
      for (const step of steps) {
        expect(step, name).toMatch(sentence);
      }
    }
  });

  it("keeps to plain copy: no long dashes, no pleading, no double blanks", () => {
    for (const [name, { means, steps }] of entries) {
      for (const text of [means, ...steps]) {
        expect(text, name).not.toMatch(dashes);
        expect(text, name).not.toMatch(pleading);
        expect(text, name).not.toContain("  ");
      }
    }
  });

  it("links to pages by https, without a query or fragment", () => {
    for (const { name, url } of pages) {
      const { protocol, search, hash, username } = new URL(url);
      expect({ protocol, search, hash, username }, name).toEqual({
        protocol: "https:",
        search: "",
        hash: "",
        username: "",
      });
    }
  });

  it("labels every page, and one URL always the same way", () => {
    const labels = new Map<string, string>();
    for (const { name, label, url } of pages) {
      expect(label.trim(), name).not.toBe("");
      expect(labels.get(url) ?? label, name).toBe(label);
      labels.set(url, label);
    }
  });
});
