import { bounceClasses } from "@/lib/bounces/constants";
import { suggestedBounced, suggestedRepeated } from "@/lib/suppressions/constants";
import { type PolicyInput, policyInputSchema } from "@/lib/suppressions/edit";
import type { Policy, RepeatedRule } from "@/lib/suppressions/policy";

export type WantedPolicy = Omit<Policy, "since">;

/** A rule for temporary failures while it is typed. */
export interface RepeatedDraft {
  /** Tells rows apart while their class changes. */
  key: number;
  classification: string;
  count: string;
  days: string;
  /** Blank: for good. */
  expiresDays: string;
}

export const bouncedModes = ["off", "first", "repeated"] as const;
export type BouncedMode = (typeof bouncedModes)[number];

/** The policy while somebody edits it: numbers and patterns as they were typed. */
export interface PolicyDraft {
  failed: readonly string[];
  bounced: { mode: BouncedMode; count: string; days: string };
  repeated: readonly RepeatedDraft[];
  liftOnDelivery: boolean;
  /** A pattern a line. */
  never: string;
}

/** What is wrong, by field: `bounced.days`, `repeated.0.count`, `never`. */
export type DraftFaults = Readonly<Record<string, string>>;

export interface ReadDraft {
  /** Null while something is wrong. */
  wanted: WantedPolicy | null;
  faults: DraftFaults;
}

const repeatedDraft = (rule: RepeatedRule, key: number): RepeatedDraft => ({
  key,
  classification: rule.classification,
  count: String(rule.count),
  days: String(rule.days),
  expiresDays: rule.expiresDays === null ? "" : String(rule.expiresDays),
});

/** A policy as its form shows it. */
export function draftOf({ failed, bounced, repeated, liftOnDelivery, never }: WantedPolicy): PolicyDraft {
  // What is offered when the rule is turned on, or was "the first one is enough" before.
  const shown = bounced === null || bounced.count === 1 ? suggestedBounced : bounced;
  const mode = bounced === null ? "off" : bounced.count === 1 ? "first" : "repeated";
  return {
    failed,
    bounced: { mode, count: String(shown.count), days: String(shown.days) },
    repeated: repeated.map(repeatedDraft),
    liftOnDelivery,
    never: never.join("\n"),
  };
}

/** Of a text that is no number, NaN, which no rule takes. */
const numberOf = (text: string): number => (text.trim() === "" ? Number.NaN : Number(text));

function bouncedOf({ mode, count, days }: PolicyDraft["bounced"]): WantedPolicy["bounced"] {
  switch (mode) {
    case "off":
      return null;
    case "first":
      return { count: 1, days: suggestedBounced.days };
    case "repeated":
      return { count: numberOf(count), days: numberOf(days) };
    default:
      return mode satisfies never;
  }
}

const patternsIn = (text: string): string[] =>
  text
    .split("\n")
    .map((line) => line.trim())
    .filter((line) => line !== "");

const namesInOrder = (chosen: readonly string[]): PolicyInput["failed"] =>
  bounceClasses.map(({ name }) => name).filter((name) => chosen.includes(name));

const toldPatterns = 5;

/** A message of the schema as a sentence. */
const sentence = (text: string) => `${text.charAt(0).toUpperCase()}${text.slice(1)}${text.endsWith(".") ? "" : "."}`;

/** What a draft says: the policy that is wanted, or what is wrong with which field. */
export function readDraft(draft: PolicyDraft): ReadDraft {
  const parsed = policyInputSchema.safeParse({
    failed: namesInOrder(draft.failed),
    bounced: bouncedOf(draft.bounced),
    repeated: draft.repeated.map(({ classification, count, days, expiresDays }) => ({
      classification,
      count: numberOf(count),
      days: numberOf(days),
      expiresDays: expiresDays.trim() === "" ? null : numberOf(expiresDays),
    })),
    liftOnDelivery: draft.liftOnDelivery,
    never: patternsIn(draft.never),
  });
  if (parsed.success) {
    return { wanted: parsed.data, faults: {} };
  }
  const faults: Record<string, string> = {};
  const patterns: string[] = [];
  for (const { path, message } of parsed.error.issues) {
    if (path[0] === "never") {
      patterns.push(message);
    } else {
      faults[path.join(".")] ??= sentence(message);
    }
  }
  if (patterns.length > 0) {
    faults.never = patterns.slice(0, toldPatterns).join(" ");
  }
  return { wanted: null, faults };
}

/** Whether a draft says something else than a policy that is saved. */
export function isChanged(draft: PolicyDraft, saved: WantedPolicy): boolean {
  const { wanted } = readDraft(draft);
  return wanted === null || JSON.stringify(wanted) !== JSON.stringify(readDraft(draftOf(saved)).wanted);
}

/** A draft with one more rule for temporary failures, of a class that has none yet. */
export function withRepeated(rules: readonly RepeatedDraft[]): RepeatedDraft[] {
  const taken = rules.map(({ classification }) => classification);
  const names = [suggestedRepeated.classification, ...bounceClasses.map(({ name }) => name)];
  const classification = names.find((name) => !taken.includes(name));
  const key = 1 + Math.max(-1, ...rules.map((rule) => rule.key));
  return classification === undefined
    ? [...rules]
    : [...rules, repeatedDraft({ ...suggestedRepeated, classification }, key)];
}
