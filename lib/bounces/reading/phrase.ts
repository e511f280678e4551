import { stemOf } from "@/lib/bounces/reading/stem";
import { wordsOf } from "@/lib/bounces/reading/words";

/** One place of a phrase. */
export interface Element {
  /** What may stand there: a word, or the beginning of one with "*" behind it. */
  choices: readonly string[];
  /** Whether other words may stand before it. */
  gap: boolean;
}

/** Words in a row. The first element has no gap. */
export type Phrase = readonly Element[];

/** How many words may stand where a phrase has "…". */
export const gapWords = 5;

const shortestBeginning = 3;

/**
 * Reads a phrase of a rule: words as in an answer; "a|b" is one or the other; "list*" any word that begins so; "…" up to
 * five words of any kind. @throws where the first or the last word is one that says nothing, since the phrase would be
 * shorter than it looks, and for a beginning of under three letters
 */
export function phraseOf(text: string): Phrase {
  const parts = text.split(" ");
  if ([parts.at(0), parts.at(-1)].some((part) => part === undefined || part === "…" || choicesOf(part).length === 0)) {
    throw new Error(`A phrase begins and ends with a word that says something: “${text}”`);
  }
  const elements: Element[] = [];
  let gap = false;
  for (const part of parts) {
    if (part === "…") {
      gap = true;
      continue;
    }
    for (const choices of choicesOf(part)) {
      elements.push({ choices, gap });
      gap = false;
    }
  }
  return elements;
}

const stemsIn = (part: string) => wordsOf(part, () => true).flatMap((word) => stemOf(word) ?? []);

/** What may stand at each of the places that a part takes: none for a word that says nothing, several for ideographs. */
function choicesOf(part: string): string[][] {
  const choices = part.split("|");
  if (choices.length === 1 && !part.endsWith("*")) {
    return stemsIn(part).map((word) => [word]);
  }
  return [choices.map((choice) => choiceOf(choice, part))];
}

function choiceOf(choice: string, part: string): string {
  if (choice.endsWith("*")) {
    if (choice.length <= shortestBeginning) {
      throw new Error(`The beginning of a word has three letters at least: “${part}”`);
    }
    return choice;
  }
  const [word, ...more] = stemsIn(choice);
  if (word === undefined || more.length > 0) {
    throw new Error(`Each choice is one word that says something: “${part}”`);
  }
  return word;
}
