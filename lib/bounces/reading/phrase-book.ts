import { gapWords, type Phrase, phraseOf } from "@/lib/bounces/reading/phrase";
import { stemOf } from "@/lib/bounces/reading/stem";

/** The ways on from a node, by what stands there. */
interface Branches<Owner> {
  by: Map<string, Node<Owner>>;
  /** The bits of what leads on: most words do not, and a bit tells it sooner than the map. */
  bits: number;
}

interface Node<Owner> {
  /** By what stands next. */
  next: Branches<Owner> | null;
  /** By what stands a few words on. */
  later: Branches<Owner> | null;
  /** Whose phrase ends here. */
  owners: Owner[];
}

const blank = <Owner>(): Node<Owner> => ({ next: null, later: null, owners: [] });
const bitCount = 31;
const keyLength = 3;
const rememberedWords = 5000;

/** A word of an answer, as the tree knows it. */
interface Known<Owner> {
  /** What of a phrase it can stand for: itself, and beginnings ("blacklist*"). None for a word of no phrase. */
  choices: readonly string[];
  bits: number;
  /** Where phrases that begin with it go on. */
  starts: readonly Node<Owner>[];
}

/** All phrases of all rules, as a tree of words: an answer is read once, however many there are. */
export class PhraseBook<Owner> {
  readonly #root = blank<Owner>();
  readonly #vocabulary = new Set<string>();
  /** Each choice's bit; some share one. */
  readonly #bits = new Map<string, number>();
  /** Beginnings of words, by their first letters. */
  readonly #beginnings = new Map<string, string[]>();
  /** By the word as it was said. */
  readonly #known = new Map<string, Known<Owner> | null>();

  /** All phrases are added before the first answer is read. @throws for a phrase that cannot be read */
  add(text: string, owner: Owner): void {
    const phrase = phraseOf(text);
    for (const choice of phrase.flatMap(({ choices }) => choices)) {
      this.#learn(choice);
    }
    this.#grow(this.#root, phrase, 0, owner);
  }

  readonly isKnown = (word: string): boolean => this.#vocabulary.has(word);

  /** The owners of all phrases that stand in the words; the same one may come several times. */
  find(words: readonly string[]): Owner[] {
    const found: Owner[] = [];
    const known: Known<Owner>[] = [];
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

  #grow(node: Node<Owner>, phrase: Phrase, from: number, owner: Owner): void {
    const element = phrase[from];
    if (element === undefined) {
      node.owners.push(owner);
      return;
    }
    const side = element.gap ? "later" : "next";
    const branches = node[side] ?? { by: new Map<string, Node<Owner>>(), bits: 0 };
    node[side] = branches;
    for (const choice of element.choices) {
      const child = branches.by.get(choice) ?? blank<Owner>();
      branches.by.set(choice, child);
      branches.bits |= this.#bits.get(choice) ?? 0;
      this.#grow(child, phrase, from + 1, owner);
    }
  }

  #learn(choice: string): void {
    if (!this.#bits.has(choice)) {
      this.#bits.set(choice, 1 << (this.#bits.size % bitCount));
    }
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
  #recall(said: string): Known<Owner> | null {
    const remembered = this.#known.get(said);
    if (remembered !== undefined) {
      return remembered;
    }
    const known = this.#know(stemOf(said));
    // Words of answers are other people's: only so many are remembered.
    if (this.#known.size < rememberedWords) {
      this.#known.set(said, known);
    }
    return known;
  }

  #know(word: string | null): Known<Owner> | null {
    if (word === null) {
      return null;
    }
    const candidates = this.#beginnings.get(word.slice(0, keyLength)) ?? [];
    const begun = candidates.filter((beginning) => word.startsWith(beginning.slice(0, -1)));
    const choices = this.#vocabulary.has(word) ? [word, ...begun] : begun;
    return {
      choices,
      bits: choices.reduce((bits, choice) => bits | (this.#bits.get(choice) ?? 0), 0),
      starts: choices.flatMap((choice) => this.#root.next?.by.get(choice) ?? []),
    };
  }
}

/** Follows the tree along the words from `at` on. A gap is tried at six places, so the work for an answer is bounded. */
function follow<Owner>(node: Node<Owner>, words: readonly Known<Owner>[], at: number, found: Owner[]): void {
  for (const owner of node.owners) {
    found.push(owner);
  }
  if (node.next !== null && at < words.length) {
    step(node.next, words, at, found);
  }
  if (node.later !== null) {
    const end = Math.min(at + gapWords, words.length - 1);
    for (let place = at; place <= end; place++) {
      step(node.later, words, place, found);
    }
  }
}

function step<Owner>({ by, bits }: Branches<Owner>, words: readonly Known<Owner>[], at: number, found: Owner[]): void {
  const word = words[at];
  if (word === undefined || (bits & word.bits) === 0) {
    return;
  }
  for (const choice of word.choices) {
    const child = by.get(choice);
    if (child !== undefined) {
      follow(child, words, at + 1, found);
    }
  }
}
