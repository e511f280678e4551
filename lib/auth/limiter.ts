import type { Millis } from "@/lib/ingest/types";

interface Tries {
  count: number;
  until: Millis;
}

/** Counts tries by key in a fixed window; in memory, bounded. */
export class Limiter {
  readonly #tries = new Map<string, Tries>();
  readonly #most: number;
  readonly #window: Millis;
  readonly #keys: number;

  constructor(most: number, window: Millis, keys = 10_000) {
    this.#most = most;
    this.#window = window;
    this.#keys = keys;
  }

  /** Counts a try before it is made. Returns 0, or how long to wait if there were too many. */
  take(key: string, now: Millis): Millis {
    const known = this.#tries.get(key);
    if (known === undefined || known.until <= now) {
      this.#forgetOldest();
      this.#tries.delete(key);
      this.#tries.set(key, { count: 1, until: now + this.#window });
      return 0;
    }
    if (known.count >= this.#most) {
      return known.until - now;
    }
    known.count += 1;
    return 0;
  }

  /** A success: the tries before it count no more. */
  clear(key: string): void {
    this.#tries.delete(key);
  }

  #forgetOldest(): void {
    const oldest = this.#tries.keys().next();
    if (this.#tries.size >= this.#keys && !oldest.done) {
      this.#tries.delete(oldest.value);
    }
  }
}
