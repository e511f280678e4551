import { bounceClassOf, unclassified } from "@/lib/bounces/constants";
import { sureWords } from "@/lib/bounces/sure-words";
import type { Classified } from "@/lib/bounces/types";

/** From here on our reading is worth a word beside the sender's. */
const worthSaying = 0.75;

interface Given {
  classification: string | null;
  classifiedBy: string | null;
  ours: Classified | null;
}

/** Our reading where the sender gave another class, and we are sure enough to say so; the sender's stays. */
export function disagreement({ classification, classifiedBy, ours }: Given): Classified | null {
  const isOther =
    classifiedBy === "sender" &&
    ours !== null &&
    ours.classification !== classification &&
    ours.classification !== unclassified &&
    ours.confidence >= worthSaying;
  return isOther ? ours : null;
}

const labelOf = (name: string | null) => bounceClassOf(name)?.label ?? name ?? "nothing";

/** Both readings in a sentence or two. */
export function disagreementWords(classification: string | null, ours: Classified): string {
  const rule = ours.rule === null ? "" : `, by rule ${ours.rule}`;
  return `The sender says ${labelOf(classification)}. Our rules read this answer as ${labelOf(ours.classification)}, ${sureWords(ours.confidence)}${rule}.`;
}
