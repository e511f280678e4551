import { stepsFor } from "@/lib/bounces/class-advice";
import { bounceClassOf, type Move } from "@/lib/bounces/constants";
import { type AdviceName, providerAdvice } from "@/lib/bounces/provider-advice";
import type { ProviderPage } from "@/lib/bounces/provider-advice/types";
import { moveOf } from "@/lib/bounces/sentence";

/** What an answer means, and what to do about it. */
export interface Advice {
  /** Whose answer it is, where the rule knows that; null for the class's own words. */
  provider: string | null;
  means: string;
  move: Move;
  /** In the order of doing: the provider's where there are some, else those of the class. */
  steps: readonly string[];
  /** The provider's own page about it. */
  page: ProviderPage | null;
}

/** The advice of a class; with a name of a provider's advice, that instead: it knows the cause. */
export function adviceOf(classification: string | null, name: AdviceName | null = null): Advice {
  if (name === null) {
    return {
      provider: null,
      means: meaningOf(classification),
      move: moveOf(classification ?? ""),
      steps: stepsFor(classification),
      page: null,
    };
  }
  return providerAdvice[name];
}

/** What a class says, in a sentence. */
export function meaningOf(classification: string | null): string {
  return bounceClassOf(classification)?.meaning ?? "Mailgauge does not know this class yet.";
}
