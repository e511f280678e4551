import "server-only";
import { PrismaPg } from "@prisma/adapter-pg";
import type { SqlDriverAdapterFactory } from "@prisma/driver-adapter-utils";
import { PrismaClient as PostgresClient } from "@/generated/postgresql/client";
import { PrismaClient } from "@/generated/sqlite/client";
import { SqliteAdapter } from "@/lib/db/sqlite-adapter";

export type Engine = "sqlite" | "postgresql";
export interface Connection {
  engine: Engine;
  /** `file:…` or `postgresql://…` */
  url: string;
}

export type Db = PrismaClient;

/** Longest that better-sqlite3 may block the event loop for another process's lock; longer waits are ours, asynchronous. */
const sqliteBusyMillis = 40;
/** For a connection that writes much: pages that are written again and again reach the file once. */
const bulkCheckpointPages = 16_384;
const bulkCacheKibibytes = 65_536;
const poolSize = 10;
const connectMillis = 2000;

export function adapterFor({ engine, url }: Connection, role: "reads" | "writes" = "writes") {
  return engine === "sqlite"
    ? new SqliteAdapter(role, { url, timeout: sqliteBusyMillis }, { timestampFormat: "unixepoch-ms" })
    : new PrismaPg({ connectionString: url, max: poolSize, connectionTimeoutMillis: connectMillis });
}

/**
 * The generated clients of the two engines differ in one input type (`skipDuplicates`), so that
 * everything is typed as SQLite's and the other is taken for it here, once.
 */
function asDb(client: PostgresClient): Db {
  return client as unknown as Db;
}

export interface ConnectOptions {
  adapter?: SqlDriverAdapterFactory;
  /** Much is written, by a job that has the connection for itself. */
  bulk?: boolean;
}

/** A client with the pragmas of its role; on SQLite it is exactly one connection. */
export async function connect(
  connection: Connection,
  role: "reads" | "writes",
  { adapter = adapterFor(connection, role), bulk = false }: ConnectOptions = {},
): Promise<Db> {
  if (connection.engine === "postgresql") {
    return asDb(new PostgresClient({ adapter }));
  }
  const client = new PrismaClient({ adapter });
  await client.$queryRaw`PRAGMA journal_mode = WAL`;
  await client.$queryRaw`PRAGMA synchronous = FULL`;
  await client.$queryRaw`PRAGMA foreign_keys = ON`;
  if (role === "reads") {
    await client.$queryRaw`PRAGMA query_only = ON`;
  }
  if (bulk) {
    await client.$queryRawUnsafe(`PRAGMA wal_autocheckpoint = ${bulkCheckpointPages}`);
    await client.$queryRawUnsafe(`PRAGMA cache_size = -${bulkCacheKibibytes}`);
  }
  return client;
}
