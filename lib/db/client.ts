import "server-only";
import { mkdirSync } from "node:fs";
import { dirname } from "node:path";
import type { SqlDriverAdapterFactory } from "@prisma/driver-adapter-utils";
import { Prisma } from "@/generated/sqlite/client";
import type { Connection, Engine } from "@/lib/db/adapter";
import { connect, type Db } from "@/lib/db/engine";
import { openWriter, type Tx, type WriteOptions, type Writer } from "@/lib/db/writer";
import { env } from "@/lib/env";
import { singleton } from "@/lib/singleton";

export type { Connection, Db, Engine, Tx };
export type Sql = Prisma.Sql;

/** Tagged template and friends; values become parameters on either engine. */
export const { sql, join, raw, empty } = Prisma;

export interface Database {
  readonly engine: Engine;
  readonly read: Db;
  readonly writer: Writer;
  close(): Promise<void>;
}

export interface OpenOptions {
  /** For SQLite's reads, in the place of the adapter that reads in this thread. */
  reads?: SqlDriverAdapterFactory;
  /** Much is written, by a job of its own. */
  bulk?: boolean;
}

/** Opens a database whose migrations are applied. On SQLite: one connection that reads, one that writes. */
export async function openDatabase(
  connection: Connection,
  { reads, bulk = false }: OpenOptions = {},
): Promise<Database> {
  if (connection.engine === "sqlite") {
    mkdirSync(dirname(connection.url.replace(/^file:/, "")), { recursive: true });
  }
  const isThreaded = connection.engine === "sqlite" && reads !== undefined;
  const read = await connect(connection, "reads", isThreaded ? { adapter: reads } : {});
  const writer = await openWriter(connection, read, { bulk });
  return {
    engine: connection.engine,
    read,
    writer,
    async close() {
      await writer.close();
      await read.$disconnect();
    },
  };
}

const holder = singleton<{ database: Database | undefined }>("database", () => ({ database: undefined }));

/** Makes a database the one of this process; `undefined` forgets it. */
export function useDatabase(database: Database | undefined): void {
  holder.database = database;
}

/** Opens the configured database once a process. */
export async function connectDatabase(options?: OpenOptions): Promise<Database> {
  holder.database ??= await openDatabase({ engine: env().engine, url: env().databaseUrl }, options);
  return holder.database;
}

function database(): Database {
  if (holder.database === undefined) {
    throw new Error("the database is not open: call connectDatabase() at start-up");
  }
  return holder.database;
}

export const engine = (): Engine => database().engine;

/** For reads outside a transaction. */
export const reader = (): Db => database().read;

/**
 * The one way to write. SQLite: one at a time, in order of call. PostgreSQL: repeated after a
 * serialisation failure or deadlock, so `work` must be safe to run again.
 * @throws DatabaseUnavailable if nothing could be written for the database's own reasons
 */
export function transaction<T>(work: (tx: Tx) => Promise<T>, options?: WriteOptions): Promise<T> {
  return database().writer.write(work, options);
}

/**
 * Lets a job that writes on a connection of its own take its turn among the transactions of this process.
 * On PostgreSQL rows are locked, not the database, and nothing has to wait.
 */
export const exclusively = <T>(job: () => Promise<T>): Promise<T> => database().writer.exclusively(job);

const writes = new Set([
  "create",
  "createMany",
  "createManyAndReturn",
  "update",
  "updateMany",
  "updateManyAndReturn",
  "upsert",
  "delete",
  "deleteMany",
]);

/**
 * A client for a library that writes by itself (better-auth). A second writing connection to SQLite in
 * this process would wait for the first while blocking the event loop that the first needs.
 */
export function authDatabase() {
  const { read, engine: provider } = database();
  const client = read.$extends({
    query: {
      async $allOperations({ model, operation, args, query }) {
        if (provider === "postgresql" || model === undefined || !writes.has(operation)) {
          return query(args);
        }
        return transaction((tx) => callModel(tx, model, operation, args));
      },
    },
  });
  return { client, provider };
}

/** Prisma calls back with a model and an operation that exist, with that operation's arguments. */
function callModel(tx: Tx, model: string, operation: string, args: unknown): Promise<unknown> {
  const delegate: unknown = Reflect.get(tx, model.charAt(0).toLowerCase() + model.slice(1));
  if (typeof delegate !== "object" || delegate === null) {
    throw new Error(`no model ${model}`);
  }
  const method: unknown = Reflect.get(delegate, operation);
  if (typeof method !== "function") {
    throw new Error(`no operation ${model}.${operation}`);
  }
  return Promise.resolve(method.call(delegate, args));
}
