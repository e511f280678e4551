import type { Millis } from "@/lib/ingest/types";

/** Lets `capacity` through at once, and one more each `interval`. */
export class TokenBucket {
  readonly #interval: Millis;
  readonly #most: Millis;
  /** In milliseconds of waiting, so that sums stay whole: one passage costs an interval. */
  #credit: Millis;
  #countedAt: Millis;

  constructor(capacity: number, interval: Millis, now: Millis) {
    this.#interval = interval;
    this.#most = capacity * interval;
    this.#credit = this.#most;
    this.#countedAt = now;
  }

  /** Takes one if there is one. */
  take(now: Millis): boolean {
    const passes = this.wait(now) === 0;
    if (passes) {
      this.#credit -= this.#interval;
    }
    return passes;
  }

  /** Milliseconds until the next one; 0 if there is one now. */
  wait(now: Millis): Millis {
    // A clock that was set back gives nothing and takes nothing.
    const passed = Math.max(0, now - this.#countedAt);
    this.#credit = Math.min(this.#most, this.#credit + passed);
    this.#countedAt = now;
    return Math.max(0, this.#interval - this.#credit);
  }
}
