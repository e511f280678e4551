import { pastedAnswers } from "@/lib/bounces/pasted-answers";
import { type AnswerReading, type GivenAnswer, readAnswer } from "@/lib/bounces/read-answer";
import { visibleText } from "@/lib/visible-text";

export const maxPastedAnswers = 50;
const shownLength = 2_000;

/** One answer that was pasted, with what it means. */
export interface BenchReading extends AnswerReading {
  /** As it was pasted, what cannot be seen written out. */
  text: string;
  /** More was pasted than is shown. */
  isCut: boolean;
}

export interface Bench {
  readings: BenchReading[];
  /** How many were pasted; those beyond the limit are not read. */
  pasted: number;
}

/** Reads what a person pasted: one answer, or several parted by blank lines. */
export function readBench({ text, ...beside }: { text: string } & Omit<GivenAnswer, "answer">): Bench {
  const answers = pastedAnswers(text);
  const given = answers.length === 0 ? [null] : answers.slice(0, maxPastedAnswers);
  return {
    readings: given.map((answer) => {
      const shown = visibleText((answer ?? beside.details ?? "").slice(0, shownLength));
      return {
        ...readAnswer({ ...beside, answer }),
        text: shown,
        isCut: (answer ?? "").length > shownLength,
      };
    }),
    pasted: Math.max(given.length, answers.length),
  };
}
