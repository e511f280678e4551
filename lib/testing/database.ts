import { randomBytes } from "node:crypto";
import { copyFileSync, mkdirSync, rmSync } from "node:fs";
import { join } from "node:path";
import { afterAll, afterEach, beforeAll, beforeEach, describe, inject } from "vitest";
import { type Connection, type Database, type Engine, openDatabase, useDatabase } from "@/lib/db/client";
import type {} from "@/lib/testing/global-setup";
import { createDatabase, dropDatabase } from "@/scripts/postgres";

/** The database of the running test; it is also the one that `@/lib/db/client` reads and writes. */
export interface TestDatabase {
  readonly engine: Engine;
  /** Where it is, for a test that opens it a second time. */
  readonly connection: Connection;
  readonly database: Database;
  /** Puts an empty, migrated database in the place of this one, for the next case of a property test. */
  renew(): Promise<void>;
}

export interface DescribeOptions {
  /** How long one database lives. "describe" is for reads over data that a `beforeAll` writes once. */
  lifetime?: "test" | "describe";
}

const engines = { sqlite: "SQLite", postgresql: "PostgreSQL" } as const satisfies Record<Engine, string>;

/** The same tests on SQLite and on a real PostgreSQL, each test on a fresh, migrated database. */
export function describeOnBothEngines(
  title: string,
  body: (test: TestDatabase) => void,
  { lifetime = "test" }: DescribeOptions = {},
): void {
  describe.each(["sqlite", "postgresql"] as const)(`${title} (%s)`, (engine) => {
    const copy = new Copy(engine);
    const [before, after] = lifetime === "test" ? [beforeEach, afterEach] : [beforeAll, afterAll];
    before(() => copy.open());
    after(() => copy.close());
    body(copy);
  });
}

class Copy implements TestDatabase {
  readonly engine: Engine;
  #opened: { connection: Connection; database: Database; remove: () => Promise<void> } | undefined;

  constructor(engine: Engine) {
    this.engine = engine;
  }

  get connection(): Connection {
    return this.#current().connection;
  }

  get database(): Database {
    return this.#current().database;
  }

  async open(): Promise<void> {
    const { connection, remove } = await (this.engine === "sqlite" ? copyFile() : copyDatabase());
    const database = await openDatabase(connection);
    this.#opened = { connection, database, remove };
    useDatabase(database);
  }

  async close(): Promise<void> {
    const opened = this.#opened;
    this.#opened = undefined;
    useDatabase(undefined);
    await opened?.database.close();
    await opened?.remove();
  }

  async renew(): Promise<void> {
    await this.close();
    await this.open();
  }

  #current() {
    if (!this.#opened) {
      throw new Error(`The ${engines[this.engine]} database is open only while a test runs`);
    }
    return this.#opened;
  }
}

const newName = () => `mailgauge_test_${randomBytes(8).toString("hex")}`;

async function copyFile() {
  const folder = join(inject("testFolder"), newName());
  mkdirSync(folder);
  copyFileSync(join(inject("testFolder"), "template.db"), join(folder, "mailgauge.db"));
  const connection: Connection = { engine: "sqlite", url: `file:${join(folder, "mailgauge.db")}` };
  return { connection, remove: async () => rmSync(folder, { recursive: true, force: true }) };
}

async function copyDatabase() {
  const name = newName();
  const server = inject("postgresUrl");
  const url = await createDatabase(server, name, inject("postgresTemplate"));
  return { connection: { engine: "postgresql", url } satisfies Connection, remove: () => dropDatabase(server, name) };
}
