/**
 * Writes the next migration of both engines: the difference between the committed models and those of the working
 * tree. Read it before you commit: what Prisma has no word for (search indexes, triggers, what becomes of old
 * rows) is written by hand. Usage: npm run migration -- NAME
 */
import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Engine } from "@/lib/db/adapter";
import { schemaFiles } from "@/lib/db/migration-files";
import { everything, withSchemaEngine } from "@/lib/db/schema-engine";
import { startPostgres } from "@/scripts/postgres";

const [name] = process.argv.slice(2);
if (name === undefined || !/^[a-z0-9_]+$/.test(name)) {
  console.error("Usage: npm run migration -- NAME   (a-z, 0-9 and _)");
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

/** The models are one link's target; the committed ones are read where they stand. */
function committedFiles(engine: Engine): { path: string; content: string }[] {
  const models = execFileSync("git", ["show", "HEAD:prisma/models.prisma"], { encoding: "utf8" });
  return schemaFiles(engine).map(({ path, content }) => ({
    path,
    content: path.endsWith("models.prisma") ? models : content,
  }));
}

async function write(engine: Engine, url: string, migration: string): Promise<void> {
  const { stdout } = await withSchemaEngine({ engine, url }, (schema) =>
    schema.diff({
      from: { tag: "schemaDatamodel", files: committedFiles(engine) },
      to: { tag: "schemaDatamodel", files: schemaFiles(engine) },
      script: true,
      exitCode: null,
      filters: everything,
    }),
  );
  const folder = join("prisma", engine, "migrations", migration);
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, "migration.sql"), withClusters(engine, stdout ?? ""));
  console.log(join(folder, "migration.sql"));
}

const stamp = new Date().toISOString().replace(/\D/g, "").slice(0, 14);
const scratch = mkdtempSync(join(tmpdir(), "mailgauge-migration-"));
// The engine asks the server for its version.
const postgres = await startPostgres();
try {
  await write("sqlite", `file:${join(scratch, "scratch.db")}`, `${stamp}_${name}`);
  await write("postgresql", postgres.url, `${stamp}_${name}`);
} finally {
  await postgres.stop();
  rmSync(scratch, { recursive: true, force: true });
}
