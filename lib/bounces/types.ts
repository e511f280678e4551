import type { BounceClassName, Move } from "@/lib/bounces/constants";
import type { DeliveryType } from "@/lib/ingest/types";

/** All that a report of a delivery says of why it went as it did. */
export interface ClassifyInput {
  type: DeliveryType;
  /** The SMTP answer, several lines joined by "\n"; null where no server answered. */
  answer: string | null;
  /** The sender's own sentence. */
  details: string | null;
  /** RFC 3463 code and basic SMTP code of the answer. */
  enhancedCode: string | null;
  code: number | null;
  /** Receiving host, lower case. */
  host: string | null;
}

/** A class of ours, and why. */
export interface Classified {
  classification: BounceClassName;
  /** From 0 to 1; under 0.5 it is a guess, and counts as unclassified. */
  confidence: number;
  /** Stable name of the rule that decided; null where none did. */
  rule: string | null;
  move: Move;
}
