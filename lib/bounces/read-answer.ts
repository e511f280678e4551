import { type Advice, adviceOf, meaningOf } from "@/lib/bounces/advice";
import { answerKey, readCodes } from "@/lib/bounces/answer";
import { classify, effectiveVerdict, suppressible } from "@/lib/bounces/classify";
import { bounceClassOf, type Group, groupOf, unclassified } from "@/lib/bounces/constants";
import { type Explanation, explain } from "@/lib/bounces/explanation";
import { rulesVersion } from "@/lib/bounces/rules/version";
import { isProbable } from "@/lib/bounces/sure-words";
import type { Classified, ClassifyInput } from "@/lib/bounces/types";

/** An answer by itself, of no message: codes that are not given are read from it. */
export type GivenAnswer = Omit<ClassifyInput, "code" | "enhancedCode"> &
  Partial<Pick<ClassifyInput, "code" | "enhancedCode">>;

export interface AnswerReading extends Classified {
  classificationCode: number;
  group: Group;
  /** Under the confidence from which it counts. */
  probable: boolean;
  rulesVersion: number;
  code: number | null;
  enhancedCode: string | null;
  meaning: string;
  why: Pick<Explanation, "because" | "example"> | null;
  advice: Omit<Advice, "move">;
  /** The class in the figures where the sender gives none; null for a delivery that is no failure. */
  countsAs: string | null;
  /** After a final failure it is reason enough to send no more to the address. */
  suppresses: boolean;
  /** What is particular to a message masked: the same for all that say the same. */
  answerKey: string;
}

/** All that we know to say of an answer. */
export function readAnswer(given: GivenAnswer): AnswerReading {
  const codes = readCodes(given.answer);
  const input = {
    ...given,
    code: given.code ?? codes.code,
    enhancedCode: given.enhancedCode ?? codes.enhancedCode,
  };
  const ours = classify(input);
  const verdict = effectiveVerdict({ name: null, code: null }, input);
  const isFailure = input.type === "MessageDelayed" || input.type === "MessageDeliveryFailed";
  const found = explain(ours.rule);
  const { provider, means, steps, page } = adviceOf(ours.classification, found?.advice ?? null);
  return {
    ...ours,
    classificationCode: bounceClassOf(ours.classification)?.code ?? 99,
    group: groupOf(ours.classification),
    probable: isProbable(ours.confidence),
    rulesVersion,
    code: input.code,
    enhancedCode: input.enhancedCode,
    meaning: meaningOf(ours.classification),
    why: found === null ? null : { because: found.because, example: found.example },
    advice: { provider, means, steps, page },
    countsAs: isFailure ? (verdict?.classification ?? unclassified) : null,
    suppresses: input.type === "MessageDeliveryFailed" && suppressible(verdict, { code: input.code }),
    answerKey: answerKey(given.answer ?? ""),
  };
}
