import "server-only";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { MigrationList } from "@prisma/schema-engine-wasm";
import type { Engine } from "@/lib/db/adapter";

const folderOf = (engine: Engine) => join(process.cwd(), "prisma", engine);

/** The schema of an engine as Prisma reads it: its generator and datasource, and the shared models. */
export function schemaFiles(engine: Engine): { path: string; content: string }[] {
  return ["schema.prisma", "models.prisma"].map((name) => {
    const path = join(folderOf(engine), name);
    return { path, content: readFileSync(path, "utf8") };
  });
}

/** Prisma's migration folders of an engine, read from disk. */
export function migrationList(engine: Engine): MigrationList {
  const baseDir = join(folderOf(engine), "migrations");
  const names = readdirSync(baseDir, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map((entry) => entry.name)
    .sort();
  return {
    baseDir,
    lockfile: { path: "migration_lock.toml", content: readFileSync(join(baseDir, "migration_lock.toml"), "utf8") },
    shadowDbInitScript: "",
    migrationDirectories: names.map((name) => ({
      path: name,
      migrationFile: {
        path: "migration.sql",
        content: { tag: "ok", value: readFileSync(join(baseDir, name, "migration.sql"), "utf8") },
      },
    })),
  };
}
