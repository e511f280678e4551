import "server-only";

export interface Limits {
  /** Items that may wait before more are turned away. */
  waiting: number;
  /** Bytes that may wait. */
  waitingBytes: number;
  batch: number;
  batchBytes: number;
}

export const defaultLimits: Limits = {
  waiting: 4000,
  waitingBytes: 64 * 1_048_576,
  batch: 256,
  batchBytes: 8 * 1_048_576,
};

export type Settled<R> = { kind: "done"; result: R } | { kind: "full" } | { kind: "failed"; error: unknown };

interface Waiting<T, R> {
  item: T;
  bytes: number;
  settle: (settled: Settled<R>) => void;
}

/**
 * One transaction for all that is waiting: while a batch is being written the next one gathers. A batch
 * that fails for its content is halved until the poisoned item stands alone, so that it fails none of
 * its neighbours.
 */
export class GroupCommit<T, R> {
  readonly #write: (items: readonly T[]) => Promise<readonly R[]>;
  readonly #isolated: (item: T, error: unknown) => Promise<R>;
  readonly #isTransient: (error: unknown) => boolean;
  readonly #limits: Limits;
  #queue: Waiting<T, R>[] = [];
  #bytes = 0;
  #running: Promise<void> | null = null;

  /**
   * @param options.write all or nothing; results in the order of the items
   * @param options.isolated what becomes of an item that cannot be written by itself
   * @param options.isTransient the failure is not the items' fault: all of the batch fail, nothing is halved
   */
  constructor(options: {
    write: (items: readonly T[]) => Promise<readonly R[]>;
    isolated: (item: T, error: unknown) => Promise<R>;
    isTransient: (error: unknown) => boolean;
    limits?: Limits;
  }) {
    this.#write = options.write;
    this.#isolated = options.isolated;
    this.#isTransient = options.isTransient;
    this.#limits = options.limits ?? defaultLimits;
  }

  get waiting(): number {
    return this.#queue.length;
  }

  /** Never rejects. Settles after the commit, or when it is known that there will be none. */
  submit(item: T, bytes: number): Promise<Settled<R>> {
    if (this.#queue.length >= this.#limits.waiting || this.#bytes + bytes > this.#limits.waitingBytes) {
      return Promise.resolve({ kind: "full" });
    }
    return new Promise((settle) => {
      this.#queue.push({ item, bytes, settle });
      this.#bytes += bytes;
      this.#running ??= this.#run();
    });
  }

  /** Settles when nothing waits any more. */
  async drained(): Promise<void> {
    await this.#running;
  }

  async #run(): Promise<void> {
    // Requests that were read in the same turn of the event loop go together.
    await new Promise(setImmediate);
    while (this.#queue.length > 0) {
      await this.#settle(this.#take());
    }
    this.#running = null;
  }

  #take(): Waiting<T, R>[] {
    let bytes = 0;
    let count = 0;
    for (const { bytes: size } of this.#queue) {
      if (count > 0 && (count === this.#limits.batch || bytes + size > this.#limits.batchBytes)) {
        break;
      }
      bytes += size;
      count++;
    }
    this.#bytes -= bytes;
    return this.#queue.splice(0, count);
  }

  async #settle(batch: readonly Waiting<T, R>[]): Promise<void> {
    try {
      const results = await this.#write(batch.map(({ item }) => item));
      for (const [index, { settle }] of batch.entries()) {
        const result = results[index];
        settle(result === undefined ? { kind: "failed", error: new Error("no result") } : { kind: "done", result });
      }
    } catch (error) {
      await this.#afterFailure(batch, error);
    }
  }

  async #afterFailure(batch: readonly Waiting<T, R>[], error: unknown): Promise<void> {
    const [first] = batch;
    if (first === undefined || this.#isTransient(error)) {
      for (const { settle } of batch) {
        settle({ kind: "failed", error });
      }
      return;
    }
    if (batch.length === 1) {
      await this.#isolated(first.item, error).then(
        (result) => first.settle({ kind: "done", result }),
        (failure: unknown) => first.settle({ kind: "failed", error: failure }),
      );
      return;
    }
    const middle = Math.ceil(batch.length / 2);
    await this.#settle(batch.slice(0, middle));
    await this.#settle(batch.slice(middle));
  }
}
