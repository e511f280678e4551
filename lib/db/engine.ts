import "server-only";
import type { SqlDriverAdapterFactory } from "@prisma/driver-adapter-utils";
import { PrismaClient as PostgresClient } from "@/generated/postgresql/client";
import { PrismaClient } from "@/generated/sqlite/client";
import { adapterFor, type Connection } from "@/lib/db/adapter";

export type Db = PrismaClient;

/** For a connection that writes much: pages that are written again and again reach the file once. */
const bulkCheckpointPages = 16_384;
const bulkCacheKibibytes = 32_768;

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
