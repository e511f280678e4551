import { stem } from "@/lib/bounces/reading/stem";

/** Words that say nothing of a cause; without them "the mailbox is full" and "mailbox full" are one phrase. */
const empty: ReadonlySet<string> = new Set(
  (
    "a an the is are was were be been being am has have had do does did will would shall should can may might must " +
    "i you he she it we they my your his her its our their this that these those there " +
    "to of in on at by for with as and or so if then than please sorry dear e"
  ).split(" "),
);

const plain = /^[a-z]+$/;

/** The word as it counts, without its ending; null for one that says nothing. Tags and dotted names have no endings. */
export function meaningOf(word: string): string | null {
  return empty.has(word) ? null : plain.test(word) ? stem(word) : word;
}
