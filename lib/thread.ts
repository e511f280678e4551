import "server-only";
import type { Worker } from "node:worker_threads";

/** What a thread is asked, numbered so that its answers find their questions. */
export type Numbered<T> = T & { id: number };

interface Pending<Answer> {
  resolve: (answer: Answer) => void;
  reject: (error: unknown) => void;
}

/** Questions to a worker thread and its answers. A thread that ends fails what waits for it; the next question starts another. */
export class Thread<Question extends object, Answer extends object> {
  readonly #start: () => Worker;
  readonly #lostError: (cause: unknown) => Error;
  readonly #pending = new Map<number, Pending<Answer>>();
  #worker: Worker | null = null;
  #next = 0;

  /**
   * @param start called where the worker's file is known: bundlers look for `new Worker(new URL(…))`
   * @param lostError what a question fails with whose thread ended before it answered
   */
  constructor(start: () => Worker, lostError: (cause: unknown) => Error) {
    this.#start = start;
    this.#lostError = lostError;
  }

  /** Questions without an answer so far. */
  get waiting(): number {
    return this.#pending.size;
  }

  ask(question: Question): Promise<Answer> {
    const id = this.#next++;
    return new Promise((resolve, reject) => {
      // First, since what cannot be sent to a thread throws here and nothing waits for it.
      this.#started().postMessage({ id, ...question });
      this.#pending.set(id, { resolve, reject });
    });
  }

  async end(): Promise<void> {
    await this.#worker?.terminate();
  }

  #started(): Worker {
    if (this.#worker === null) {
      const worker = this.#start();
      // What is under way keeps the process alive through the request that waits for it.
      worker.unref();
      worker.on("message", (answer: Numbered<Answer>) => this.#settle(answer));
      worker.on("error", (error) => this.#lost(worker, error));
      worker.on("exit", (code) => this.#lost(worker, new Error(`exit code ${code}`)));
      this.#worker = worker;
    }
    return this.#worker;
  }

  #settle(answer: Numbered<Answer>): void {
    const pending = this.#pending.get(answer.id);
    this.#pending.delete(answer.id);
    pending?.resolve(answer);
  }

  #lost(worker: Worker, cause: unknown): void {
    if (this.#worker !== worker) {
      return;
    }
    this.#worker = null;
    for (const { reject } of this.#pending.values()) {
      reject(this.#lostError(cause));
    }
    this.#pending.clear();
  }
}
