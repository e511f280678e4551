import "server-only";
import { parentPort } from "node:worker_threads";
import {
  type DriverAdapterError,
  isDriverAdapterError,
  type SqlDriverAdapter,
  type SqlQuery,
  type SqlResultSet,
} from "@prisma/driver-adapter-utils";
import { adapterFor } from "@/lib/db/adapter";
import { env } from "@/lib/env";
import type { Numbered } from "@/lib/thread";

/** What the thread is asked, and answers: lib/db/threaded-adapter.ts is the other end. */
export type Question = { ask: "queryRaw" | "executeRaw"; query: SqlQuery } | { ask: "executeScript"; script: string };
export type Answer =
  | { ok: true; result: SqlResultSet | number | null }
  | { ok: false; cause: DriverAdapterError["cause"] | null; message: string };

let opened: Promise<SqlDriverAdapter> | undefined;

async function open(): Promise<SqlDriverAdapter> {
  const adapter = await adapterFor({ engine: "sqlite", url: env().databaseUrl }, "reads").connect();
  // The client has said so to the thread before this one, if that ended.
  await adapter.executeScript("PRAGMA query_only = ON");
  return adapter;
}

/** One that could not be opened is tried again by the next question. */
function connection(): Promise<SqlDriverAdapter> {
  opened ??= open().catch((error: unknown) => {
    opened = undefined;
    throw error;
  });
  return opened;
}

async function run(adapter: SqlDriverAdapter, question: Question) {
  switch (question.ask) {
    case "queryRaw":
      return await adapter.queryRaw(question.query);
    case "executeRaw":
      return await adapter.executeRaw(question.query);
    case "executeScript":
      await adapter.executeScript(question.script);
      return null;
    default:
      return question satisfies never;
  }
}

async function answer(question: Question): Promise<Answer> {
  try {
    return { ok: true, result: await run(await connection(), question) };
  } catch (error) {
    const cause = isDriverAdapterError(error) ? error.cause : null;
    return { ok: false, cause, message: error instanceof Error ? error.message : String(error) };
  }
}

parentPort?.on("message", ({ id, ...question }: Numbered<Question>) => {
  void answer(question).then((said) => parentPort?.postMessage({ id, ...said }));
});
