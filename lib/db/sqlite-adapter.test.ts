import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { SqlDriverAdapter, SqlQuery } from "@prisma/driver-adapter-utils";
import Database, { type Statement } from "better-sqlite3";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { keepingStatements, SqliteAdapter } from "@/lib/db/sqlite-adapter";

let folder: string;
let opened: SqlDriverAdapter[] = [];

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "mailgauge-adapter-"));
});

afterEach(async () => {
  vi.restoreAllMocks();
  await Promise.all(opened.map((adapter) => adapter.dispose()));
  opened = [];
  rmSync(folder, { recursive: true, force: true });
});

async function open(role: "reads" | "writes"): Promise<SqlDriverAdapter> {
  const adapter = await new SqliteAdapter(role, { url: `file:${join(folder, "a.db")}`, timeout: 10 }).connect();
  opened.push(adapter);
  return adapter;
}

const query = (sql: string, ...args: unknown[]): SqlQuery => ({
  sql,
  args,
  argTypes: args.map(() => ({ scalarType: "string", arity: "scalar" })),
});

test("a statement is prepared once, and runs with the values of each call", async () => {
  const prepare = vi.spyOn(Database.prototype, "prepare");
  const adapter = await open("writes");
  await adapter.executeScript("CREATE TABLE t (a TEXT)");
  for (const value of ["one", "two", "three"]) {
    await adapter.executeRaw(query("INSERT INTO t VALUES (?)", value));
  }
  const select = query("SELECT a FROM t WHERE a <> ? ORDER BY a", "two");
  expect((await adapter.queryRaw(select)).rows).toEqual([["one"], ["three"]]);
  expect((await adapter.queryRaw({ ...select, args: ["one"] })).rows).toEqual([["three"], ["two"]]);
  expect(prepare.mock.calls.map(([sql]) => sql)).toEqual(["INSERT INTO t VALUES (?)", select.sql]);
});

test("the statement that was not used for longest goes when there are too many", () => {
  const database = new Database(":memory:");
  const prepared: string[] = [];
  const prepare = keepingStatements((sql): Statement => {
    prepared.push(sql);
    return database.prepare(sql);
  }, 2);
  for (const number of [1, 2, 1, 3, 1, 2]) {
    prepare(`SELECT ${number}`);
  }
  expect(prepared).toEqual(["SELECT 1", "SELECT 2", "SELECT 3", "SELECT 2"]);
  database.close();
});

test("a connection for writes takes the lock when it begins, one for reads does not", async () => {
  const [writes, other, reads] = [await open("writes"), await open("writes"), await open("reads")];
  await writes.executeScript("PRAGMA journal_mode = WAL; CREATE TABLE t (a TEXT)");
  const begun = await writes.startTransaction();
  await expect(other.startTransaction()).rejects.toMatchObject({ cause: { originalCode: "SQLITE_BUSY" } });
  await reads.startTransaction();
  await begun.executeRaw(query("ROLLBACK"));
  await begun.rollback();
});
