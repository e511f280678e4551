import "server-only";
import { readdirSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { bindMigrationAwareSqlAdapterFactory, type SqlDriverAdapter } from "@prisma/driver-adapter-utils";
import type { MigrationList, SchemaEngine } from "@prisma/schema-engine-wasm";
import * as bindings from "@prisma/schema-engine-wasm/schema_engine_bg";
import { adapterFor, type Connection, type Engine } from "@/lib/db/engine";

export const everything = { externalTables: [], externalEnums: [] };

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

/** What the compiled module exports of itself. */
interface WasmExports extends WebAssembly.Exports {
  __wbindgen_start: () => void;
}
const hasStart = (exports: WebAssembly.Exports): exports is WasmExports => "__wbindgen_start" in exports;

let isLoaded = false;

/** The package's own entry expects a bundler that understands WebAssembly imports; Node needs it done by hand. */
function load(): void {
  if (isLoaded) {
    return;
  }
  const file = join(createRequire(import.meta.url).resolve("@prisma/schema-engine-wasm"), "..", "schema_engine_bg.wasm");
  const instance = new WebAssembly.Instance(new WebAssembly.Module(readFileSync(file)), {
    "./schema_engine_bg.js": bindings as unknown as WebAssembly.ModuleImports,
  });
  if (!hasStart(instance.exports)) {
    throw new Error("the schema engine has no start function");
  }
  bindings.__wbg_set_wasm(instance.exports);
  instance.exports.__wbindgen_start();
  isLoaded = true;
}

/**
 * Runs work with Prisma's schema engine as WebAssembly, on the driver adapters: no native binary is fetched.
 * The engine never closes the connections that it asks for, and one left open keeps SQLite's file locked.
 */
export async function withSchemaEngine<T>(
  connection: Connection,
  work: (engine: SchemaEngine) => Promise<T>,
): Promise<T> {
  load();
  const opened: SqlDriverAdapter[] = [];
  const factory = adapterFor(connection);
  const remember = async (opening: Promise<SqlDriverAdapter>) => {
    const adapter = await opening;
    opened.push(adapter);
    return adapter;
  };
  const engine = await bindings.SchemaEngine.new(
    { datamodels: schemaFiles(connection.engine).map(({ path, content }): [string, string] => [path, content]) },
    () => undefined,
    bindMigrationAwareSqlAdapterFactory({
      provider: factory.provider,
      adapterName: factory.adapterName,
      connect: () => remember(factory.connect()),
      connectToShadowDb: () => remember(factory.connectToShadowDb()),
    }),
  );
  try {
    return await work(engine);
  } finally {
    engine.free();
    await Promise.allSettled(opened.map((adapter) => adapter.dispose()));
  }
}
