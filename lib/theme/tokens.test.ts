import { readFileSync } from "node:fs";
import {
  type Color,
  differenceCiede2000,
  filterDeficiencyDeuter,
  filterDeficiencyProt,
  filterDeficiencyTrit,
  parse,
  wcagContrast,
} from "culori";
import { describe, expect, it } from "vitest";

const css = readFileSync(new URL("../../app/globals.css", import.meta.url), "utf8");

/** The colours that a rule of globals.css declares. */
function tokensOf(selector: string): Map<string, string> {
  const start = css.indexOf(`${selector} {`);
  const block = css.slice(start, css.indexOf("}", start));
  return new Map(
    [...block.matchAll(/--([a-z-]+):\s*(#[0-9a-f]{6});/g)].map((match) => [match[1] ?? "", match[2] ?? ""]),
  );
}

const light = tokensOf("\n:root");
const dark = tokensOf("\n.dark");
const themes: [string, Map<string, string>][] = [
  ["light", light],
  ["dark", dark],
];
const groups = ["recipient", "domain", "reputation", "technical", "unclassified"].map((name) => `group-${name}`);
const outcomes = ["delivered", "deferred", "held", "failed", "bounced"].map((name) => `outcome-${name}`);
const sight: [string, (colour: Color) => Color][] = [
  ["full colour vision", (colour) => colour],
  ["protanopia", filterDeficiencyProt(1)],
  ["deuteranopia", filterDeficiencyDeuter(1)],
  ["tritanopia", filterDeficiencyTrit(1)],
];

describe.each(themes)("%s tokens", (_theme, tokens) => {
  const colour = (name: string): Color => {
    const value = parse(tokens.get(name) ?? "");
    if (value === undefined) {
      throw new Error(`no token ${name}`);
    }
    return value;
  };

  it.each([
    ["ink", "paper"],
    ["ink", "panel"],
    ["muted", "paper"],
    ["muted", "panel"],
    ["accent", "paper"],
    ["accent", "panel"],
    ["paper", "accent"],
    ["good", "good-soft"],
    ["warn", "warn-soft"],
    ["bad", "bad-soft"],
    ["good", "paper"],
    ["warn", "paper"],
    ["bad", "paper"],
    ["good", "panel"],
    ["warn", "panel"],
    ["bad", "panel"],
    ["ink", "good-soft"],
    ["ink", "warn-soft"],
    ["ink", "bad-soft"],
  ])("text %s stands at 4.5:1 or more on %s", (text, ground) => {
    expect(wcagContrast(colour(text), colour(ground))).toBeGreaterThanOrEqual(4.5);
  });

  it.each([...groups, ...outcomes, "edge"])("%s stands at 3:1 or more on paper", (name) => {
    expect(wcagContrast(colour(name), colour("paper"))).toBeGreaterThanOrEqual(3);
  });

  describe.each(sight)("with %s", (_kind, seen) => {
    it.each([
      ["groups", groups, 13.6],
      ["outcomes", outcomes, 18.7],
    ] as const)("%s differ pairwise", (_what, names, least) => {
      const difference = differenceCiede2000();
      const pairs = names.flatMap((one, at) => names.slice(at + 1).map((other) => [one, other] as const));
      const closest = Math.min(...pairs.map(([one, other]) => difference(seen(colour(one)), seen(colour(other)))));
      expect(Math.round(closest * 10) / 10).toBeGreaterThanOrEqual(least);
    });
  });
});

it("has the same dark tokens for the chosen theme and for the system's", () => {
  expect(dark.size).toBe(light.size);
  expect(tokensOf("  :root:not(.light)")).toEqual(dark);
});
