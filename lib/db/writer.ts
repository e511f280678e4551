import "server-only";
import { setTimeout as sleep } from "node:timers/promises";
import type { Prisma } from "@/generated/sqlite/client";
import type { Connection } from "@/lib/db/adapter";
import { type ConnectOptions, connect, type Db } from "@/lib/db/engine";
import { isContention, unavailable } from "@/lib/db/failure";

export type Tx = Prisma.TransactionClient;

export interface WriteOptions {
  /** How long contention may hold the work up before it fails, in milliseconds. */
  patience?: number;
}

export interface Writer {
  write<T>(work: (tx: Tx) => Promise<T>, options?: WriteOptions): Promise<T>;
  /** Runs a job when no transaction of this writer is under way, if that matters to the engine. */
  exclusively<T>(job: () => Promise<T>): Promise<T>;
  close(): Promise<void>;
}

const defaultPatience = 10_000;
const limits = { maxWait: 2000, timeout: 120_000 };

export function openWriter(connection: Connection, pool: Db, options: Pick<ConnectOptions, "bulk">): Promise<Writer> {
  return connection.engine === "sqlite" ? openSqliteWriter(connection, options) : Promise.resolve(postgresWriter(pool));
}

async function patiently<T>(attempt: () => Promise<T>, patience: number): Promise<T> {
  const deadline = performance.now() + patience;
  for (let pause = 5; ; pause = Math.min(pause * 2, 100)) {
    try {
      return await attempt();
    } catch (error) {
      if (isContention(error) && performance.now() + pause < deadline) {
        await sleep(pause * (0.5 + Math.random()));
        continue;
      }
      throw unavailable(error) ?? error;
    }
  }
}

/**
 * All writes of the process, one after the other, on one connection. After any failure the connection is
 * thrown away: a COMMIT that fails leaves SQLite inside the transaction (prisma/orm#29933), and what a
 * later caller was told is written would vanish with it. Closing rolls back.
 */
async function openSqliteWriter(connection: Connection, options: Pick<ConnectOptions, "bulk">): Promise<Writer> {
  let client: Db | undefined = await connect(connection, "writes", options);
  let tail: Promise<unknown> = Promise.resolve();

  async function attempt<T>(work: (tx: Tx) => Promise<T>): Promise<T> {
    client ??= await connect(connection, "writes", options);
    try {
      return await client.$transaction(work, limits);
    } catch (error) {
      const broken = client;
      client = undefined;
      await broken?.$disconnect().catch(() => undefined);
      throw error;
    }
  }

  function exclusively<T>(job: () => Promise<T>): Promise<T> {
    const mine = tail.then(job);
    tail = mine.catch(() => undefined);
    return mine;
  }

  return {
    write: (work, options) => exclusively(() => patiently(() => attempt(work), options?.patience ?? defaultPatience)),
    exclusively,
    async close() {
      await tail;
      await client?.$disconnect();
    },
  };
}

function postgresWriter(pool: Db): Writer {
  return {
    write: (work, options) => patiently(() => pool.$transaction(work, limits), options?.patience ?? defaultPatience),
    exclusively: (job) => job(),
    close: () => Promise.resolve(),
  };
}
