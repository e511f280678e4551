/**
 * Writes the next migration of both engines: the difference between prisma/<engine>/migrations and the models.
 * Usage: npm run migration -- NAME          (first: --from-empty)
 */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Engine } from "@/lib/db/engine";
import { migrationList, schemaFiles } from "@/lib/db/migration-files";
import { everything, withSchemaEngine } from "@/lib/db/schema-engine";

const fromEmpty = process.argv.includes("--from-empty");
const name = process.argv.slice(2).find((argument) => !argument.startsWith("--"));
if (name === undefined || !/^[a-z0-9_]+$/.test(name)) {
  console.error("Usage: npm run migration -- NAME   (a-z, 0-9 and _)");
  process.exit(1);
}
const postgres = process.env.TEST_POSTGRES_URL;
if (postgres === undefined) {
  console.error("TEST_POSTGRES_URL must name an empty PostgreSQL database: Prisma replays the migrations in it.");
  process.exit(1);
}

/**
 * Read by ranges of their key over many rows. Prisma's language has no word for WITHOUT ROWID, which keeps
 * SQLite's rows in the order of the key; PostgreSQL has no such tables.
 */
const clustered = ["cube_cells", "cube_details"];

function withClusters(engine: Engine, script: string): string {
  if (engine !== "sqlite") {
    return script;
  }
  return clustered.reduce(
    (text, table) => text.replace(new RegExp(`(CREATE TABLE "${table}" \\([^;]*\\n\\));`), "$1 WITHOUT ROWID;"),
    script,
  );
}

async function write(engine: Engine, url: string, migration: string): Promise<void> {
  const folder = join("prisma", engine, "migrations");
  mkdirSync(folder, { recursive: true });
  writeFileSync(
    join(folder, "migration_lock.toml"),
    `# Prisma reads this file to know which database the migrations are for.\nprovider = "${engine}"\n`,
  );
  const { stdout } = await withSchemaEngine({ engine, url }, (schema) =>
    schema.diff({
      from: fromEmpty ? { tag: "empty" } : { tag: "migrations", ...migrationList(engine) },
      to: { tag: "schemaDatamodel", files: schemaFiles(engine) },
      script: true,
      exitCode: null,
      filters: everything,
    }),
  );
  mkdirSync(join(folder, migration), { recursive: true });
  writeFileSync(join(folder, migration, "migration.sql"), withClusters(engine, stdout ?? ""));
  console.log(join(folder, migration, "migration.sql"));
}

const stamp = fromEmpty ? "0001" : new Date().toISOString().replace(/\D/g, "").slice(0, 14);
const scratch = mkdtempSync(join(tmpdir(), "mailgauge-migration-"));
try {
  await write("sqlite", `file:${join(scratch, "scratch.db")}`, `${stamp}_${name}`);
  await write("postgresql", postgres, `${stamp}_${name}`);
} finally {
  rmSync(scratch, { recursive: true, force: true });
}
