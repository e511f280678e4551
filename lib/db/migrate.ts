import "server-only";
import { mkdirSync } from "node:fs";
import { dirname } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import type { MigrationList, SchemaEngine } from "@prisma/schema-engine-wasm";
import { Client } from "pg";
import type { Connection } from "@/lib/db/adapter";
import { unavailable } from "@/lib/db/failure";
import { migrationList } from "@/lib/db/migration-files";
import { everything, withSchemaEngine } from "@/lib/db/schema-engine";

/** A database that this version cannot use; the message is for the operator. */
export class MigrationError extends Error {
  override name = "MigrationError";
}

/** Any constant; the same in every instance that shares the database. */
const lockKey = 7_283_144_021;
const sqliteTries = 20;

/**
 * Applies the migrations that the database has not seen and keeps Prisma's `_prisma_migrations` right.
 * @returns the names applied now
 * @throws MigrationError if the database is from a newer version, a migration failed before, or it cannot be reached
 */
export async function migrate(connection: Connection): Promise<string[]> {
  try {
    return connection.engine === "postgresql" ? await underLock(connection) : await withRetries(connection);
  } catch (error) {
    if (error instanceof MigrationError) {
      throw error;
    }
    throw new MigrationError(unavailable(error)?.message ?? `The migrations failed: ${messageOf(error)}`, {
      cause: error,
    });
  }
}

const messageOf = (error: unknown) => (error instanceof Error ? error.message : String(error));

/** What Prisma's history says against the folders; null for a database that no migration has touched. */
async function history(engine: SchemaEngine, migrationsList: MigrationList) {
  try {
    return await engine.diagnoseMigrationHistory({ migrationsList, optInToShadowDatabase: false, filters: everything });
  } catch (error) {
    // P1014: there is no _prisma_migrations yet.
    if (error instanceof Error && "code" in error && error.code === "P1014") {
      return null;
    }
    throw error;
  }
}

function apply(connection: Connection): Promise<string[]> {
  return withSchemaEngine(connection, async (engine) => {
    const migrationsList = migrationList(connection.engine);
    const found = await history(engine, migrationsList);
    const failed = found?.failedMigrationNames[0];
    if (failed !== undefined) {
      throw new MigrationError(
        `The migration ${failed} failed half-way before. Restore the backup made before the upgrade, then start again.`,
      );
    }
    const difference = found?.history ?? null;
    if (difference !== null && difference.diagnostic !== "databaseIsBehind") {
      throw new MigrationError(
        `The database is from a newer version of Mailgauge (it has ${difference.unpersistedMigrationNames.join(", ")}). Start that version, or restore an older backup.`,
      );
    }
    return (await engine.applyMigrations({ migrationsList, filters: everything })).appliedMigrationNames;
  });
}

async function underLock(connection: Connection): Promise<string[]> {
  const session = new Client({ connectionString: connection.url, connectionTimeoutMillis: 5000 });
  await session.connect();
  try {
    await session.query("SELECT pg_advisory_lock($1)", [lockKey]);
    return await apply(connection);
  } finally {
    await session.end();
  }
}

/** SQLite locks the file for a migration's own transaction only: who comes second tries again and finds it done. */
async function withRetries(connection: Connection): Promise<string[]> {
  mkdirSync(dirname(connection.url.replace(/^file:/, "")), { recursive: true });
  for (let attempt = 1; ; attempt++) {
    try {
      return await apply(connection);
    } catch (error) {
      if (error instanceof MigrationError || attempt === sqliteTries || unavailable(error) === null) {
        throw error;
      }
      await sleep(100);
    }
  }
}
