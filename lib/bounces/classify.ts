import { bounceClassOf, leastConfidence, suppressingClasses, unclassified } from "@/lib/bounces/constants";
import { readLength } from "@/lib/bounces/reading/words";
import { type BoundRule, ruleFor, ruleForEnhanced } from "@/lib/bounces/rules/rule-book";
import { rulesVersion } from "@/lib/bounces/rules/version";
import type { Classified, ClassifyInput } from "@/lib/bounces/types";
import type { Verdict } from "@/lib/ingest/types";

/** What an enhanced code does to a rule that is weighed. */
const agreeing = 0.15;
const contradicting = -0.1;

/**
 * What an answer means by our own rules, whatever the sender calls it: text before enhanced code before basic code, and
 * what a provider says of itself before what all say. Where no server answered, the sender's own sentence is read.
 */
export function classify(input: ClassifyInput): Classified {
  const { code, enhancedCode, host } = input;
  const rule = ruleFor({ text: textOf(input), code, enhancedCode, host });
  if (rule === undefined) {
    return { classification: unclassified, confidence: 0, rule: null, move: "ours" };
  }
  const { class: classification, name, move } = rule;
  return { classification, confidence: confidenceOf(rule, enhancedCode), rule: name, move };
}

const hasCode = /[245](?:\d\d|\.\d{1,3}\.\d{1,3})/;

/** Sentences of the sending side name no cause where the server named one. */
function textOf({ answer, details }: ClassifyInput): string {
  const said = answer?.slice(0, readLength) ?? null;
  if (said === null || details === null) {
    return said ?? details?.slice(0, readLength) ?? "";
  }
  return hasCode.test(said) ? said : `${said}\n${details}`;
}

function confidenceOf({ weighed, confidence, class: own }: BoundRule, enhancedCode: string | null): number {
  const byCode = weighed ? ruleForEnhanced(enhancedCode) : undefined;
  if (byCode === undefined) {
    return confidence;
  }
  return Math.round((confidence + (byCode.class === own ? agreeing : contradicting)) * 100) / 100;
}

/**
 * The effective class: the sender's own word where it gave one, else ours. "unclassified" is no word.
 */
export function effectiveVerdict(
  sender: { name: string | null; code: number | null },
  input: ClassifyInput,
): Verdict | null {
  if (input.type !== "MessageDelayed" && input.type !== "MessageDeliveryFailed") {
    return null;
  }
  if (sender.name !== null && sender.name.toLowerCase() !== unclassified) {
    return {
      classification: sender.name,
      classificationCode: sender.code ?? bounceClassOf(sender.name)?.code ?? null,
      classifiedBy: "sender",
      confidence: 1,
    };
  }
  const { classification, confidence, rule } = classify(input);
  if (rule === null || classification === unclassified || confidence < leastConfidence) {
    return null;
  }
  const classificationCode = bounceClassOf(classification)?.code ?? null;
  return { classification, classificationCode, classifiedBy: rule, confidence, rulesVersion };
}

const suppressing: ReadonlySet<string> = new Set(suppressingClasses);

/** From here on a class of ours may put an address on the list. */
const sure = 0.9;

/**
 * True if a final failure of this class is reason enough to send no more to the address: the
 * sender's class, or ours where the answer is a 5xx and leaves no doubt. A
 * domain that is only slow and a full mailbox are no reason.
 */
export function suppressible(verdict: Verdict | null, answer: { code: number | null }): boolean {
  if (verdict === null || !suppressing.has(verdict.classification)) {
    return false;
  }
  if (verdict.classifiedBy === "sender") {
    return true;
  }
  return verdict.confidence >= sure && answer.code !== null && answer.code >= 500 && answer.code <= 599;
}
