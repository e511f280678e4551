import { meaningOf } from "@/lib/bounces/reading/meaning";
import { gapWords, type Phrase, phraseOf } from "@/lib/bounces/reading/phrase";

interface Node {
  /** By the word that stands next. */
  next: Map<string, Node> | null;
  /** By a word that stands a few words on. */
  later: Map<string, Node> | null;
  /** Whose phrase ends here. */
  owners: number[];
}

const blank = (): Node => ({ next: null, later: null, owners: [] });
const keyLength = 3;
const rememberedWords = 5000;

/** A word of an answer, as the tree knows it. */
interface Known {
  word: string;
  /** Beginnings ("blacklist*") that it has. */
  begun: readonly string[];
  /** Where phrases that begin with it go on. */
  starts: readonly Node[];
}

/** All phrases of all rules, as a tree of words: an answer is read once, however many there are. */
export class PhraseBook {
  readonly #root = new Map<string, Node>();
  readonly #vocabulary = new Set<string>();
  /** Beginnings of words, by their first letters. */
  readonly #beginnings = new Map<string, string[]>();
  /** By the word as it was said. */
  readonly #known = new Map<string, Known | null>();

  /** All phrases are added before the first answer is read. @throws for a phrase that cannot be read */
  add(text: string, owner: number): void {
    const phrase = phraseOf(text);
    for (const choice of phrase.flatMap(({ choices }) => choices)) {
      this.#learn(choice);
    }
    grow({ next: this.#root, later: null, owners: [] }, phrase, 0, owner);
  }

  readonly isKnown = (word: string): boolean => this.#vocabulary.has(word);

  /** The owners of all phrases that stand in the words; the same one may come several times. */
  find(words: readonly string[]): number[] {
    const found: number[] = [];
    const known: Known[] = [];
    for (const word of words) {
      const recalled = this.#recall(word);
      if (recalled !== null) {
        known.push(recalled);
      }
    }
    let next = 0;
    for (const { starts } of known) {
      next++;
      for (const node of starts) {
        follow(node, known, next, found);
      }
    }
    return found;
  }

  #learn(choice: string): void {
    if (!choice.endsWith("*")) {
      this.#vocabulary.add(choice);
      return;
    }
    const key = choice.slice(0, keyLength);
    const held = this.#beginnings.get(key) ?? [];
    if (!held.includes(choice)) {
      this.#beginnings.set(key, [...held, choice]);
    }
  }

  /** Null for a word that says nothing. */
  #recall(said: string): Known | null {
    const remembered = this.#known.get(said);
    if (remembered !== undefined) {
      return remembered;
    }
    const known = this.#know(meaningOf(said));
    // Words of answers are other people's: only so many are remembered.
    if (this.#known.size < rememberedWords) {
      this.#known.set(said, known);
    }
    return known;
  }

  #know(word: string | null): Known | null {
    if (word === null) {
      return null;
    }
    const candidates = this.#beginnings.get(word.slice(0, keyLength)) ?? [];
    const begun = candidates.filter((beginning) => word.startsWith(beginning.slice(0, -1)));
    const starts = [word, ...begun].flatMap((choice) => this.#root.get(choice) ?? []);
    return { word, begun, starts };
  }
}

function grow(node: Node, phrase: Phrase, from: number, owner: number): void {
  const element = phrase[from];
  if (element === undefined) {
    node.owners.push(owner);
    return;
  }
  const branches = (element.gap ? node.later : node.next) ?? new Map<string, Node>();
  node[element.gap ? "later" : "next"] = branches;
  for (const choice of element.choices) {
    const child = branches.get(choice) ?? blank();
    branches.set(choice, child);
    grow(child, phrase, from + 1, owner);
  }
}

/** Follows the tree along the words from `at` on. A gap is tried at six places, so the work for an answer is bounded. */
function follow({ next, later, owners }: Node, words: readonly Known[], at: number, found: number[]): void {
  for (const owner of owners) {
    found.push(owner);
  }
  if (next !== null) {
    step(next, words, at, found);
  }
  if (later !== null) {
    const end = Math.min(at + gapWords, words.length - 1);
    for (let place = at; place <= end; place++) {
      step(later, words, place, found);
    }
  }
}

function step(branches: ReadonlyMap<string, Node>, words: readonly Known[], at: number, found: number[]): void {
  const known = words[at];
  if (known === undefined) {
    return;
  }
  const child = branches.get(known.word);
  if (child !== undefined) {
    follow(child, words, at + 1, found);
  }
  for (const beginning of known.begun) {
    const other = branches.get(beginning);
    if (other !== undefined) {
      follow(other, words, at + 1, found);
    }
  }
}
