import { join } from "node:path";
import Database from "better-sqlite3";
import { Client } from "pg";
import type { App } from "@/e2e/support/app";

export type Cells = Record<string, unknown>;

/** An application's database, looked at from outside. */
export interface Tables {
  rows(query: string): Promise<Cells[]>;
  close(): Promise<void>;
}

type Where = Pick<App, "engine" | "dataDir" | "variables">;

const sqliteFile = (app: Where) => join(app.dataDir, "mailgauge.db");

export async function openTables(app: Where): Promise<Tables> {
  if (app.engine === "sqlite") {
    const database = new Database(sqliteFile(app), { readonly: true });
    return {
      rows: async (query) => database.prepare<[], Cells>(query).all(),
      close: async () => {
        database.close();
      },
    };
  }
  const client = new Client({ connectionString: app.variables.DATABASE_URL ?? "" });
  await client.connect();
  return {
    rows: async (query) => (await client.query<Cells>(query)).rows,
    close: () => client.end(),
  };
}

/** Opens, asks, closes. */
export async function ask(app: Where, query: string): Promise<Cells[]> {
  const tables = await openTables(app);
  try {
    return await tables.rows(query);
  } finally {
    await tables.close();
  }
}

export async function eventIds(app: Where): Promise<string[]> {
  return (await ask(app, `SELECT "id" FROM "events" ORDER BY "id"`)).map(({ id }) => String(id));
}

/** Another process (this one) holds the write lock of a SQLite database. @returns what lets go of it */
export function lockSqlite(app: Where): () => void {
  const database = new Database(sqliteFile(app), { timeout: 5000 });
  database.exec("BEGIN IMMEDIATE");
  return () => {
    database.exec("ROLLBACK");
    database.close();
  };
}

/** Without what depends on when and in which order the events arrived. */
const dumps = {
  events: `SELECT "id", "sourceId", "type", "occurredAt", "messageId", "tenant", "metadata", "domain", "recipient",
    "classification", "direction", "test", "late" FROM "events" ORDER BY "id"`,
  messages: `SELECT * FROM "messages" ORDER BY "id"`,
  cells: `SELECT * FROM "cube_cells" WHERE "delivered" <> 0 OR "failed" <> 0 OR "bounced" <> 0 OR "deferred" <> 0
    OR "stillDeferred" <> 0 OR "held" <> 0 OR "opened" <> 0 OR "clicked" <> 0 OR "attempts" <> 0
    ORDER BY "grain", "bucket", "sourceId", "tenant", "domain", "provider", "tag", "classification"`,
  details: `SELECT * FROM "cube_details" WHERE "delivered" <> 0 OR "failed" <> 0 OR "bounced" <> 0 OR "deferred" <> 0
    ORDER BY "dimension", "day", "sourceId", "domain", "provider", "classification", "value"`,
  suppressions: `SELECT "scope", "address", "addressShown", "reason", "origin", "classification", "classifiedBy",
    "answer", "messageId", "sourceId", "createdAt", "expiresAt" FROM "suppressions" ORDER BY "scope", "address"`,
  domains: `SELECT * FROM "domains" ORDER BY "sourceId", "name"`,
  limits: `SELECT * FROM "send_limits" ORDER BY "sourceId", "serverUuid"`,
} as const;

export type Dump = Record<keyof typeof dumps, string[]>;

/** What the events made of the database, a line a row: to be compared between two orders of arrival. */
export async function dump(tables: Pick<Tables, "rows">): Promise<Dump> {
  const lines = async (query: string) => (await tables.rows(query)).map((row) => JSON.stringify(row));
  return {
    events: await lines(dumps.events),
    messages: await lines(dumps.messages),
    cells: await lines(dumps.cells),
    details: await lines(dumps.details),
    suppressions: await lines(dumps.suppressions),
    domains: await lines(dumps.domains),
    limits: await lines(dumps.limits),
  };
}
