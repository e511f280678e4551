import type { Move } from "@/lib/bounces/constants";

export interface ProviderAdvice {
  /** Who says it, as people call them: "Google", "Microsoft 365", "Spamhaus". */
  provider: string;
  /** What the answer means: one or two sentences. */
  means: string;
  move: Move;
  /** What to do, in the order of doing; one sentence or two each. */
  steps: readonly string[];
  /** The provider's own page on it; null where none is known. */
  page: ProviderPage | null;
}

export interface ProviderPage {
  label: string;
  url: string;
}
