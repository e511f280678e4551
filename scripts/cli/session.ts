import { mkdirSync } from "node:fs";
import { dirname, resolve } from "node:path";
import { connectDatabase } from "@/lib/db/client";
import { migrate } from "@/lib/db/migrate";
import { env } from "@/lib/env";

/** Opens the configured database with its migrations applied, for as long as `work` takes. */
export async function withDatabase<T>(work: () => Promise<T>): Promise<T> {
  const { engine, databaseUrl: url } = env();
  if (engine === "sqlite") {
    mkdirSync(dirname(databaseFile()), { recursive: true });
  }
  await migrate({ engine, url });
  const database = await connectDatabase();
  try {
    return await work();
  } finally {
    await database.close();
  }
}

/** The file of the SQLite database. */
export const databaseFile = (): string => resolve(env().databaseUrl.replace(/^file:/, ""));

/** A path as the caller means it: npm runs scripts in the project's folder and says where it was called. */
export const callersPath = (path: string): string => resolve(process.env.INIT_CWD ?? process.cwd(), path);

/** For people who watch; results go to stdout. */
export function say(text: string): void {
  process.stderr.write(`${text}\n`);
}

/** A line that is overwritten, at most every half second. */
export function progressLine(what: (done: number) => string): (done: number) => void {
  let shownAt = 0;
  return (done) => {
    const now = performance.now();
    if (process.stderr.isTTY && now - shownAt > 500) {
      shownAt = now;
      process.stderr.write(`\r${what(done)}   `);
    }
  };
}
