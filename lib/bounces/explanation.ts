import type { AdviceName } from "@/lib/bounces/provider-advice";
import { ruleNamed } from "@/lib/bounces/rules/rule-book";

/** Why a rule says what it says. */
export interface Explanation {
  /** One sentence, with its source. */
  because: string;
  /** An answer that the rule decides. */
  example: string;
  /** Name of what to do about an answer of this very kind (lib/bounces/provider-advice.ts). */
  advice: AdviceName | null;
}

/** Null where no rule decided, and for a rule that this release does not have. */
export function explain(rule: string | null): Explanation | null {
  const found = ruleNamed(rule);
  return found === undefined ? null : { because: found.because, example: found.example, advice: found.advice };
}
