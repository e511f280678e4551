import "server-only";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { bindMigrationAwareSqlAdapterFactory, type SqlDriverAdapter } from "@prisma/driver-adapter-utils";
import type { SchemaEngine } from "@prisma/schema-engine-wasm";
import * as bindings from "@prisma/schema-engine-wasm/schema_engine_bg";
import { adapterFor, type Connection } from "@/lib/db/adapter";
import { schemaFiles } from "@/lib/db/migration-files";

export const everything = { externalTables: [], externalEnums: [] };

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
  const file = join(
    createRequire(import.meta.url).resolve("@prisma/schema-engine-wasm"),
    "..",
    "schema_engine_bg.wasm",
  );
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
 * Prisma's adapter for PostgreSQL cuts a script at each semicolon, also within a function's body. Sent whole, without
 * parameters, it is also one transaction.
 */
function takingWholeScripts(adapter: SqlDriverAdapter): SqlDriverAdapter {
  adapter.executeScript = async (sql) => {
    await adapter.executeRaw({ sql, args: [], argTypes: [] });
  };
  return adapter;
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
    const adapter = connection.engine === "postgresql" ? takingWholeScripts(await opening) : await opening;
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
