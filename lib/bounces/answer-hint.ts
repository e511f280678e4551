import { adviceOf } from "@/lib/bounces/advice";
import { readCodes } from "@/lib/bounces/answer";
import { classify } from "@/lib/bounces/classify";
import { explain } from "@/lib/bounces/explanation";
import type { ProviderPage } from "@/lib/bounces/provider-advice/types";

/** What a provider means by an answer, in short. */
export interface AnswerHint {
  provider: string;
  means: string;
  /** The first thing to do. */
  next: string;
  page: ProviderPage | null;
}

/**
 * The provider's advice on an answer, masked or whole, that counts under a class. Null where no provider's rule reads
 * it, or reads it otherwise: what is said beside a class must not speak against it.
 */
export function answerHint(answer: string, classification: string): AnswerHint | null {
  const ours = classify({ type: "MessageDeliveryFailed", answer, details: null, host: null, ...readCodes(answer) });
  if (ours.classification !== classification) {
    return null;
  }
  const { provider, means, steps, page } = adviceOf(classification, explain(ours.rule)?.advice ?? null);
  return provider === null ? null : { provider, means, next: steps[0] ?? "", page };
}
