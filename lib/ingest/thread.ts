import "server-only";
import { Worker } from "node:worker_threads";
import { DatabaseUnavailable } from "@/lib/db/failure";
import type { Committed, Verified } from "@/lib/ingest/commit";
import type { Answer, Question } from "@/lib/ingest/commit-thread";

interface Pending {
  resolve: (results: Committed[]) => void;
  reject: (error: Error) => void;
}

/** Question without its number. */
type Asked = Question extends infer Q ? (Q extends Question ? Omit<Q, "id"> : never) : never;

/**
 * Reading, folding and writing a batch in a thread of its own: it takes as long as Next needs for a request,
 * and SQLite's driver blocks the event loop until the disk has answered.
 */
export class CommitThread {
  #worker: Worker | null = null;
  #next = 0;
  readonly #pending = new Map<number, Pending>();

  /** Starts the thread and opens its database: the first event must not wait for that. */
  async ready(): Promise<void> {
    await this.#ask({ ask: "commit", batch: [] });
  }

  commit(batch: readonly Verified[]): Promise<Committed[]> {
    return this.#ask({ ask: "commit", batch });
  }

  async isolate(one: Verified): Promise<Committed> {
    const [result] = await this.#ask({ ask: "isolate", one });
    if (result === undefined) {
      throw new Error("the commit thread gave no result");
    }
    return result;
  }

  #ask(asked: Asked): Promise<Committed[]> {
    const id = this.#next++;
    return new Promise((resolve, reject) => {
      this.#pending.set(id, { resolve, reject });
      this.#started().postMessage({ id, ...asked });
    });
  }

  #started(): Worker {
    if (this.#worker === null) {
      const worker = new Worker(new URL("./commit-thread.ts", import.meta.url));
      // What is under way keeps the process alive through the request that waits for it.
      worker.unref();
      worker.on("message", (answer: Answer) => this.#settle(answer));
      worker.on("error", (error) => this.#lost(worker, error));
      worker.on("exit", (code) => this.#lost(worker, new Error(`exit code ${code}`)));
      this.#worker = worker;
    }
    return this.#worker;
  }

  #settle(answer: Answer): void {
    const pending = this.#pending.get(answer.id);
    this.#pending.delete(answer.id);
    if (answer.ok) {
      pending?.resolve(answer.results);
    } else {
      pending?.reject(answer.isTransient ? new DatabaseUnavailable(answer.message) : new Error(answer.message));
    }
  }

  /** Whether the batch was committed is not known: the senders try again, and it is a duplicate if it was. */
  #lost(worker: Worker, cause: unknown): void {
    if (this.#worker !== worker) {
      return;
    }
    this.#worker = null;
    for (const { reject } of this.#pending.values()) {
      reject(new DatabaseUnavailable("The thread that writes events ended; another one is started.", { cause }));
    }
    this.#pending.clear();
  }
}
