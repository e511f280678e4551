import "server-only";
import { Worker } from "node:worker_threads";
import { DatabaseUnavailable } from "@/lib/db/failure";
import type { Committed, Verified } from "@/lib/ingest/commit";
import type { Answer, Question } from "@/lib/ingest/commit-thread";
import { Thread } from "@/lib/thread";

/**
 * Reading, folding and writing a batch in a thread of its own: it takes as long as Next needs for a request,
 * and SQLite's driver blocks the event loop until the disk has answered.
 */
export class CommitThread {
  readonly #thread = new Thread<Question, Answer>(
    () => new Worker(new URL("./commit-thread.ts", import.meta.url)),
    // Whether the batch was committed is not known: the senders try again, and it is a duplicate if it was.
    (cause) => new DatabaseUnavailable("The thread that writes events ended; another one is started.", { cause }),
  );

  /** Starts the thread and opens its database: the first event must not wait for that. */
  async ready(): Promise<void> {
    await this.commit([]);
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

  async #ask(question: Question): Promise<Committed[]> {
    const answer = await this.#thread.ask(question);
    if (answer.ok) {
      return answer.results;
    }
    throw answer.isTransient ? new DatabaseUnavailable(answer.message) : new Error(answer.message);
  }
}
