import "server-only";
import { engine, raw, type Sql, sql } from "@/lib/db/client";

/** Minutes since the epoch of a time column. SQLite keeps milliseconds, PostgreSQL timestamps. */
export function minuteOf(column: string): Sql {
  const name = raw(`"${column}"`);
  return engine() === "sqlite" ? sql`${name} / 60000` : sql`FLOOR(EXTRACT(EPOCH FROM ${name}) / 60)::int`;
}
