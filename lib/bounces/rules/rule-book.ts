import { type BounceClassName, bounceClassOf, type Move } from "@/lib/bounces/constants";
import type { AdviceName } from "@/lib/bounces/provider-advice";
import { PhraseBook } from "@/lib/bounces/reading/phrase-book";
import { wordsOf } from "@/lib/bounces/reading/words";
import { chapters } from "@/lib/bounces/rules/chapters";
import type { Chapter, Rule } from "@/lib/bounces/rules/types";

/** A rule with what its chapter and its class say of it. All have the same fields, which is faster to read. */
export interface BoundRule {
  name: string;
  class: BounceClassName;
  codes: readonly string[] | null;
  hosts: readonly string[] | null;
  confidence: number;
  weighed: boolean;
  move: Move;
  advice: AdviceName | null;
  because: string;
  example: string;
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

function bind(rule: Rule, { confidence, weighed = false }: Chapter, at: number): BoundRule {
  return {
    name: rule.name,
    class: rule.class,
    codes: rule.codes ?? null,
    hosts: rule.hosts ?? null,
    confidence: rule.confidence ?? confidence,
    weighed,
    move: rule.move ?? bounceClassOf(rule.class)?.move ?? "ours",
    advice: rule.advice ?? null,
    because: rule.because,
    example: rule.example,
    at,
  };
}

/** One of a rule's lists of phrases; an answer says it if one of the phrases stands in it. */
interface List {
  /** The rule that is found by it; null for a list that only narrows one. */
  leadsTo: Applied | null;
}

/** A rule as it is applied. */
interface Applied {
  rule: BoundRule;
  and: List | null;
  unless: List | null;
}

const book = new PhraseBook<List>();
const byCode = new Map<string, Applied[]>();

function listOf(phrases: readonly string[] | undefined, leadsTo: Applied | null = null): List | null {
  const list = { leadsTo };
  for (const phrase of phrases ?? []) {
    book.add(phrase, list);
  }
  return phrases === undefined ? null : list;
}

function enter(chapter: Chapter, rule: Rule, at: number): BoundRule {
  const bound = bind(rule, chapter, at);
  const applied = { rule: bound, and: listOf(rule.and), unless: listOf(rule.unless) };
  if (listOf(rule.says, applied) === null) {
    for (const code of rule.codes ?? []) {
      byCode.set(code, [...(byCode.get(code) ?? []), applied]);
    }
  }
  return bound;
}

/** All rules, in their order. */
export const allRules: readonly BoundRule[] = chapters
  .flatMap((chapter) => chapter.rules.map((rule) => ({ chapter, rule })))
  .map(({ chapter, rule }, at) => enter(chapter, rule, at));

const byName: ReadonlyMap<string, BoundRule> = new Map(allRules.map((rule) => [rule.name, rule]));

export function ruleNamed(name: string | null): BoundRule | undefined {
  return name === null ? undefined : byName.get(name);
}

/** The rules that codes alone decide, and what codes a rule may name them by, the narrowest first. */
interface Codes {
  names: readonly string[];
  rules: readonly Applied[];
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
  const said = book.find(wordsOf(text, book.isKnown));
  const { names, rules } = codesOf(code, enhancedCode);
  let first: BoundRule | undefined;
  for (const { leadsTo } of said) {
    if (leadsTo !== null && isBefore(leadsTo.rule, first) && holds(leadsTo, said, names, host)) {
      first = leadsTo.rule;
    }
  }
  for (const applied of rules) {
    if (isBefore(applied.rule, first) && holds(applied, said, names, host)) {
      first = applied.rule;
    }
  }
  return first;
}

const isBefore = (rule: BoundRule, than: BoundRule | undefined) => than === undefined || rule.at < than.at;

function holds(
  { rule: { codes: wanted, hosts }, and, unless }: Applied,
  said: readonly List[],
  codeNames: readonly string[],
  host: string | null,
): boolean {
  return (
    (and === null || said.includes(and)) &&
    (unless === null || !said.includes(unless)) &&
    (wanted === null || codeNames.some((name) => wanted.includes(name))) &&
    (hosts === null || (host !== null && hosts.some((end) => host === end || host.endsWith(`.${end}`))))
  );
}

/** The rule that an enhanced code alone would call, of those that name a cause; undefined for codes that leave it open. */
export function ruleForEnhanced(enhancedCode: string | null): BoundRule | undefined {
  if (enhancedCode === null) {
    return undefined;
  }
  return (byCode.get(enhancedCode) ?? byCode.get(`x${enhancedCode.slice(1)}`))?.[0]?.rule;
}
