import { readFileSync } from "node:fs";
import * as z from "zod";
import { readCodes } from "@/lib/bounces/answer";
import { classify } from "@/lib/bounces/classify";
import { leastConfidence, unclassified } from "@/lib/bounces/constants";

const lineSchema = z.object({
  output: z.string().nullable(),
  details: z.string().nullish(),
  code: z.number().nullish(),
  enhanced: z.string().nullish(),
  host: z.string().nullish(),
  class: z.string(),
  source: z.string().default("unknown"),
  why: z.string().nullish(),
});
export type Line = z.infer<typeof lineSchema>;

/** Where a corpus has pieces of answers beside whole ones. */
const pieces = /-phrase$/;
export const isWhole = ({ source }: Line): boolean => !pieces.test(source);

/** A labelled corpus, one JSON object a line. @throws with the number of a line that is not one */
export function readCorpus(file: string): Line[] {
  return readFileSync(file, "utf8")
    .split("\n")
    .flatMap((text, index) => {
      if (text.trim() === "") {
        return [];
      }
      try {
        return [lineSchema.parse(JSON.parse(text))];
      } catch (error) {
        throw new Error(`${file}, line ${index + 1}: ${error instanceof Error ? error.message : String(error)}`);
      }
    });
}

/** The class that an answer counts under, as at ingest: a guess counts as unclassified. */
export function givenTo(line: Line): { given: string; rule: string | null; confidence: number } {
  const codes = readCodes(line.output);
  const { classification, confidence, rule } = classify({
    type: "MessageDeliveryFailed",
    answer: line.output,
    details: line.details ?? null,
    code: codes.code ?? line.code ?? null,
    enhancedCode: codes.enhancedCode ?? line.enhanced ?? null,
    host: line.host ?? null,
  });
  return { given: confidence >= leastConfidence ? classification : unclassified, rule, confidence };
}
