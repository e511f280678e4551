import { closeSync, existsSync, fsyncSync, openSync, readSync, renameSync, rmSync, statSync } from "node:fs";
import { dirname } from "node:path";
import Database from "better-sqlite3";
import { env } from "@/lib/env";
import { callersPath, databaseFile, say } from "@/scripts/cli/session";
import { readArguments, UsageError } from "@/scripts/cli/usage";

/** What a SQLite file begins with. */
const header = "SQLite format 3\0";

function isDatabase(file: string): boolean {
  const start = Buffer.alloc(header.length);
  const handle = openSync(file, "r");
  try {
    return readSync(handle, start, 0, start.length, 0) === start.length && start.toString("latin1") === header;
  } finally {
    closeSync(handle);
  }
}

function sync(path: string): void {
  const handle = openSync(path, "r");
  try {
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
}

/** One moment of the database, written beside the target and checked before it takes its name. */
function copy(from: string, to: string): void {
  const partial = `${to}.partial-${process.pid}`;
  try {
    const source = new Database(from, { fileMustExist: true, timeout: 10_000 });
    try {
      source.prepare("VACUUM INTO ?").run(partial);
    } finally {
      source.close();
    }
    const written = new Database(partial, { readonly: true });
    try {
      const result = written.pragma("quick_check", { simple: true });
      if (result !== "ok") {
        throw new Error(`The copy is damaged: ${String(result)}`);
      }
    } finally {
      written.close();
    }
    sync(partial);
    renameSync(partial, to);
    sync(dirname(to));
  } finally {
    rmSync(partial, { force: true });
  }
}

export async function backUp(args: readonly string[]): Promise<number> {
  const { positionals } = readArguments(args, {}, ["FILE"]);
  const to = callersPath(positionals[0] ?? "");
  const { engine } = env();
  if (engine === "postgresql") {
    say(
      'The database is PostgreSQL. Back it up with its own tool:\n\n  pg_dump --format=custom --file=FILE "$DATABASE_URL"\n',
    );
    return 1;
  }
  const from = databaseFile();
  if (!existsSync(from)) {
    say(`There is no database at ${from} yet.`);
    return 1;
  }
  if (existsSync(to)) {
    if (statSync(to).ino === statSync(from).ino || !statSync(to).isFile() || !isDatabase(to)) {
      throw new UsageError(`${to} is there and is no backup; it is not overwritten.`);
    }
  }
  copy(from, to);
  say(`${(statSync(to).size / 1_048_576).toFixed(1)} MiB written.`);
  console.log(to);
  return 0;
}
