import "server-only";
import { PrismaPg } from "@prisma/adapter-pg";
import { SqliteAdapter } from "@/lib/db/sqlite-adapter";

export type Engine = "sqlite" | "postgresql";
export interface Connection {
  engine: Engine;
  /** `file:…` or `postgresql://…` */
  url: string;
}

/** Longest that better-sqlite3 may block the event loop for another process's lock; longer waits are ours, asynchronous. */
const sqliteBusyMillis = 40;
const poolSize = 10;
const connectMillis = 2000;

/** What speaks to the database, without Prisma's client: a thread that only reads has no use for one. */
export function adapterFor({ engine, url }: Connection, role: "reads" | "writes" = "writes") {
  return engine === "sqlite"
    ? new SqliteAdapter(role, { url, timeout: sqliteBusyMillis }, { timestampFormat: "unixepoch-ms" })
    : new PrismaPg({ connectionString: url, max: poolSize, connectionTimeoutMillis: connectMillis });
}
