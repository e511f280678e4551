import { bounceClassOf, type Move } from "@/lib/bounces/constants";
import { PhraseBook } from "@/lib/bounces/reading/phrase-book";
import { wordsOf } from "@/lib/bounces/reading/words";
import { chapters } from "@/lib/bounces/rules/chapters";
import type { Rule } from "@/lib/bounces/rules/types";

/** A rule as it is applied. */
export interface BoundRule extends Rule {
  confidence: number;
  move: Move;
  weighed: boolean;
  /** Its place: the first that matches decides. */
  at: number;
}

/** What is asked of the rules. */
export interface Question {
  text: string;
  code: number | null;
  enhancedCode: string | null;
  host: string | null;
}

const bound: readonly BoundRule[] = chapters
  .flatMap(({ rules, confidence, weighed = false }) => rules.map((rule) => ({ confidence, weighed, ...rule })))
  .map((rule, at) => ({ ...rule, at, move: rule.move ?? bounceClassOf(rule.class)?.move ?? "ours" }));

/** Each rule has three lists of phrases; a list's number is three times the rule's place, plus which. */
const says = 0;
const and = 1;
const unless = 2;
const lists = 3;

const book = new PhraseBook();
const byCode = new Map<string, BoundRule[]>();

for (const rule of bound) {
  for (const [kind, phrases] of [rule.says, rule.and, rule.unless].entries()) {
    for (const phrase of phrases ?? []) {
      book.add(phrase, rule.at * lists + kind);
    }
  }
  if (rule.says === undefined) {
    for (const code of rule.codes ?? []) {
      byCode.set(code, [...(byCode.get(code) ?? []), rule]);
    }
  }
}

const byName: ReadonlyMap<string, BoundRule> = new Map(bound.map((rule) => [rule.name, rule]));

/** All rules, in their order. */
export const allRules = bound;

export function ruleNamed(name: string | null): BoundRule | undefined {
  return name === null ? undefined : byName.get(name);
}

/** The rules that codes alone decide, and what codes a rule may name them by, the narrowest first. */
interface Codes {
  names: readonly string[];
  rules: readonly BoundRule[];
}

const rememberedCodes = 2000;
/** By the enhanced code, then by the basic one. */
const codes = new Map<string | null, Map<number | null, Codes>>();

function codesOf(code: number | null, enhancedCode: string | null): Codes {
  const byBasic = codes.get(enhancedCode) ?? new Map<number | null, Codes>();
  const known = byBasic.get(code);
  if (known !== undefined) {
    return known;
  }
  const names: string[] = [];
  if (enhancedCode !== null) {
    const [kind = "", subject = ""] = enhancedCode.split(".");
    names.push(enhancedCode, `x${enhancedCode.slice(1)}`, `${kind}.${subject}.x`, `${kind}.x.x`);
  }
  if (code !== null) {
    names.push(String(code), `${String(code)[0]}xx`);
  }
  if (names.length === 0) {
    names.push("none");
  }
  const made = { names, rules: names.flatMap((name) => byCode.get(name) ?? []) };
  if (codes.size < rememberedCodes && byBasic.size < rememberedCodes) {
    byBasic.set(code, made);
    codes.set(enhancedCode, byBasic);
  }
  return made;
}

/** The rule that decides; undefined where none matches. */
export function ruleFor({ text, code, enhancedCode, host }: Question): BoundRule | undefined {
  const found = book.find(wordsOf(text, book.isKnown));
  const { names, rules } = codesOf(code, enhancedCode);
  let first: BoundRule | undefined;
  for (const list of found) {
    const rule = list % lists === says ? bound[(list - says) / lists] : undefined;
    if (isBefore(rule, first) && holds(rule, found, names, host)) {
      first = rule;
    }
  }
  for (const rule of rules) {
    if (isBefore(rule, first) && holds(rule, found, names, host)) {
      first = rule;
    }
  }
  return first;
}

function isBefore(rule: BoundRule | undefined, than: BoundRule | undefined): rule is BoundRule {
  return rule !== undefined && (than === undefined || rule.at < than.at);
}

function isAmong(names: readonly string[], wanted: readonly string[]): boolean {
  for (const name of names) {
    if (wanted.includes(name)) {
      return true;
    }
  }
  return false;
}

function holds(rule: BoundRule, found: readonly number[], codeNames: readonly string[], host: string | null): boolean {
  return (
    (rule.and === undefined || found.includes(rule.at * lists + and)) &&
    !(rule.unless !== undefined && found.includes(rule.at * lists + unless)) &&
    (rule.codes === undefined || isAmong(codeNames, rule.codes)) &&
    (rule.hosts === undefined || (host !== null && rule.hosts.some((end) => host === end || host.endsWith(`.${end}`))))
  );
}

/** The rule that an enhanced code alone would call, of those that name a cause; undefined for codes that leave it open. */
export function ruleForEnhanced(enhancedCode: string | null): BoundRule | undefined {
  if (enhancedCode === null) {
    return undefined;
  }
  return (byCode.get(enhancedCode) ?? byCode.get(`x${enhancedCode.slice(1)}`))?.find(
    ({ hosts }) => hosts === undefined,
  );
}
