import "server-only";
import { PrismaBetterSqlite3 } from "@prisma/adapter-better-sqlite3";
import Database, { type RunResult, type Statement } from "better-sqlite3";

/** What the adapter asks of a statement. */
interface Prepared {
  readonly reader: boolean;
  bind(values: unknown[]): Prepared;
  run(): RunResult;
  columns(): ReturnType<Statement["columns"]>;
  raw(): { all(): unknown[] };
}

const keptStatements = 200;

/** A statement that can be bound again: better-sqlite3's own `bind` is for once. */
function reusable(statement: Statement, values: unknown[] = []): Prepared {
  return {
    reader: statement.reader,
    bind: (bound) => reusable(statement, bound),
    run: () => statement.run(values),
    columns: () => statement.columns(),
    raw: () => ({ all: () => statement.raw(true).all(values) }),
  };
}

/** Keeps what was prepared, the longest unused going first. */
export function keepingStatements(prepare: (sql: string) => Statement, limit = keptStatements) {
  const kept = new Map<string, Statement>();
  return (sql: string): Prepared => {
    const statement = kept.get(sql) ?? prepare(sql);
    kept.delete(sql);
    kept.set(sql, statement);
    const [oldest] = kept.keys();
    if (kept.size > limit && oldest !== undefined) {
      kept.delete(oldest);
    }
    return reusable(statement);
  };
}

/**
 * Prisma's adapter with two habits changed. It prepares each statement anew, which costs as much as running it;
 * here a connection keeps them (a `SELECT *` would keep its columns too: ours name them). It begins transactions that take the write lock late, and one that read first
 * cannot wait for it (SQLITE_BUSY_SNAPSHOT); a connection for writes takes it at once.
 */
export class SqliteAdapter extends PrismaBetterSqlite3 {
  readonly #role: "reads" | "writes";

  constructor(role: "reads" | "writes", ...config: ConstructorParameters<typeof PrismaBetterSqlite3>) {
    super(...config);
    this.#role = role;
  }

  override async connect() {
    const adapter = await super.connect();
    const client: unknown = Reflect.get(adapter, "client");
    if (!(client instanceof Database)) {
      throw new Error("Prisma's adapter for SQLite has changed: it holds no connection of better-sqlite3");
    }
    const prepare = keepingStatements(client.prepare.bind(client));
    const begin = this.#role === "writes" ? "BEGIN IMMEDIATE" : "BEGIN";
    Object.defineProperty(client, "prepare", { value: (sql: string) => prepare(sql === "BEGIN" ? begin : sql) });
    return adapter;
  }
}
