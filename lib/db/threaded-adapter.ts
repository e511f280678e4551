import "server-only";
import { Worker } from "node:worker_threads";
import {
  DriverAdapterError,
  type SqlDriverAdapter,
  type SqlDriverAdapterFactory,
  type SqlQuery,
  type SqlResultSet,
} from "@prisma/driver-adapter-utils";
import { DatabaseUnavailable } from "@/lib/db/failure";
import type { Answer, Question } from "@/lib/db/read-thread";
import { Thread } from "@/lib/thread";

const adapterName = "mailgauge-threaded-sqlite";

/**
 * SQLite's reads in threads of their own: its driver answers at once and holds the event loop up as long as a query
 * takes, and with it every webhook and page of the process. Reads the configured database; has no transactions.
 */
export class ThreadedSqliteAdapter implements SqlDriverAdapterFactory {
  readonly provider = "sqlite";
  readonly adapterName = adapterName;

  connect(): Promise<SqlDriverAdapter> {
    return Promise.resolve(new ThreadedConnection());
  }
}

/** A page asks many things at once, and the page itself is made by this thread meanwhile. */
const threadCount = 2;
/** Rows are short-lived: V8 would let what it collects first grow to 48 MB in each thread. */
const resourceLimits = { maxYoungGenerationSizeMb: 16 };

function startedOnDemand(): Thread<Question, Answer> {
  return new Thread<Question, Answer>(
    () => new Worker(new URL("./read-thread.ts", import.meta.url), { resourceLimits }),
    (cause) => new DatabaseUnavailable("The thread that reads the database ended; another one is started.", { cause }),
  );
}

class ThreadedConnection implements SqlDriverAdapter {
  readonly provider = "sqlite";
  readonly adapterName = adapterName;
  readonly #threads = Array.from({ length: threadCount }, startedOnDemand);

  async queryRaw(query: SqlQuery): Promise<SqlResultSet> {
    return (await this.#ask({ ask: "queryRaw", query })) as SqlResultSet;
  }

  async executeRaw(query: SqlQuery): Promise<number> {
    return (await this.#ask({ ask: "executeRaw", query })) as number;
  }

  async executeScript(script: string): Promise<void> {
    await this.#ask({ ask: "executeScript", script });
  }

  startTransaction(): Promise<never> {
    return Promise.reject(new Error("the connection for reads has no transactions: use transaction()"));
  }

  async dispose(): Promise<void> {
    await Promise.all(this.#threads.map((thread) => thread.end()));
  }

  async #ask(question: Question) {
    const idlest = this.#threads.reduce((a, b) => (b.waiting < a.waiting ? b : a));
    const answer = await idlest.ask(question);
    if (answer.ok) {
      return answer.result;
    }
    throw answer.cause === null ? new Error(answer.message) : new DriverAdapterError(answer.cause);
  }
}
