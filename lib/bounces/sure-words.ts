import { leastConfidence } from "@/lib/bounces/constants";
import { threshold } from "@/lib/format";

/** Under this a class of ours is a guess, which counts as none. */
export const isProbable = (confidence: number): boolean => confidence < leastConfidence;

/** `90 % sure`; a guess says first that it is one, and nothing at all that no rule knows the answer. */
export function sureWords(confidence: number): string {
  if (confidence === 0) {
    return "no rule knows this answer";
  }
  const percent = threshold(Math.round(confidence * 100) / 100);
  return isProbable(confidence) ? `probably, ${percent} sure` : `${percent} sure`;
}

interface ByRule {
  classifiedBy: string | null;
  rulesVersion: number | null;
  confidence: number | null;
}

/** `by Mailgauge’s rule X (rules version 2), 90 % sure` */
export function ruleWords({ classifiedBy, rulesVersion, confidence }: ByRule): string {
  const version = rulesVersion === null ? "" : ` (rules version ${rulesVersion})`;
  const sure = confidence === null ? "" : `, ${sureWords(confidence)}`;
  return `by Mailgauge’s rule ${classifiedBy ?? "of unknown name"}${version}${sure}`;
}
