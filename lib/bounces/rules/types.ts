import type { BounceClassName, Move } from "@/lib/bounces/constants";
import type { AdviceName } from "@/lib/bounces/provider-advice";

/** One thing that receiving servers say, and what it means. All of its conditions must hold. */
export interface Rule {
  /** Stable: it is kept with each message as who classified it. */
  name: string;
  class: BounceClassName;
  /** Phrases (lib/bounces/reading/phrase.ts), one of which the answer says; absent: the codes alone decide. */
  says?: readonly string[];
  /** And one of these. */
  and?: readonly string[];
  /** And none of these. */
  unless?: readonly string[];
  /** One of these is the answer's code: "550", "5xx", "5.7.1", "x.2.2" (4 or 5), "4.x.x"; "none" where it has none. */
  codes?: readonly string[];
  /** The receiving host is one of these, or under one. */
  hosts?: readonly string[];
  /** Else that of its chapter. */
  confidence?: number;
  /** Else that of its class. */
  move?: Move;
  /** Whose answer it is, with what to do about it: lib/bounces/provider-advice.ts. */
  advice?: AdviceName;
  /** Why the rule says so, or who says that it does: a sentence. */
  because: string;
  /** An answer that the rule decides. */
  example: string;
}

/** Rules that are equally sure, in order. */
export interface Chapter {
  title: string;
  confidence: number;
  /** Whether an enhanced code that agrees, or says something else, makes the rule more or less sure. */
  weighed?: boolean;
  rules: readonly Rule[];
}
