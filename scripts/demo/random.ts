const letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";

/** Numbers that look random and are the same for the same seed (mulberry32 over an FNV-1a hash). */
export class Random {
  #state: number;

  constructor(...seed: readonly (string | number)[]) {
    let hash = 0x811c9dc5;
    for (const character of seed.join("\u0000")) {
      hash = Math.imul(hash ^ (character.codePointAt(0) ?? 0), 0x01000193);
    }
    this.#state = hash >>> 0;
  }

  /** From 0 to 1, without 1. */
  next(): number {
    this.#state = (this.#state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(this.#state ^ (this.#state >>> 15), this.#state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  }

  chance(probability: number): boolean {
    return this.next() < probability;
  }

  between(low: number, high: number): number {
    return low + this.next() * (high - low);
  }

  /** A whole number, both ends included. */
  whole(low: number, high: number): number {
    return Math.floor(this.between(low, high + 1));
  }

  /** Mostly near `median`, now and then many times as much. */
  skewed(median: number): number {
    const bell = this.next() + this.next() + this.next() + this.next() - 2;
    return median * Math.exp(bell * 1.9);
  }

  pick<T>(list: readonly T[]): T {
    const picked = list[Math.floor(this.next() * list.length)];
    if (picked === undefined) {
      throw new Error("nothing to pick from");
    }
    return picked;
  }

  weighted<T extends { weight: number }>(list: readonly T[]): T {
    let rest = this.next() * list.reduce((sum, { weight }) => sum + weight, 0);
    for (const entry of list) {
      rest -= entry.weight;
      if (rest < 0) {
        return entry;
      }
    }
    return this.pick(list);
  }

  /** Letters and digits, as Postal's tokens. */
  token(length = 16): string {
    let text = "";
    for (let index = 0; index < length; index += 1) {
      text += letters[Math.floor(this.next() * letters.length)];
    }
    return text;
  }

  hex(length: number): string {
    let text = "";
    for (let index = 0; index < length; index += 1) {
      text += Math.floor(this.next() * 16).toString(16);
    }
    return text;
  }
}
