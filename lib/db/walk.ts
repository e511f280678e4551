import "server-only";
import { setImmediate as breathe } from "node:timers/promises";
import type { Position } from "@/lib/cursor";
import { empty, join, raw, reader, type Sql, sql } from "@/lib/db/client";

/**
 * A way through a table, newest first along one index. What the index does not know is looked at row by row,
 * a slice at a time, so that no search holds the event loop up.
 */
export interface Walk {
  table: string;
  /** The time column of the index; "id" settles equal times. */
  column: Sql;
  /** Conditions that the index answers. */
  spine: readonly Sql[];
  rest: readonly Sql[];
  /** For what only this text column says. */
  sift: { column: string; fits: (text: string) => boolean } | null;
}

const slice = 2000;

interface Found {
  id: string;
  at: Date;
}

const positionOf = (row: Found | undefined): Position | null =>
  row === undefined ? null : { at: row.at.getTime(), id: row.id };
const allOf = (conditions: readonly Sql[]) => (conditions.length === 0 ? sql`1 = 1` : join([...conditions], " AND "));
const quoted = (name: string) => raw(`"${name}"`);

/** The rows of the next slice that fit, and where to go on: null at the end. */
async function step({ table, column, spine, rest, sift }: Walk, after: Position | null, limit: number) {
  const beyond = after === null ? empty : sql`AND (${column}, "id") < (${new Date(after.at)}, ${after.id})`;
  const along = sql`FROM ${quoted(table)} WHERE ${allOf(spine)} ${beyond}`;
  const order = sql`ORDER BY ${column} DESC, "id" DESC`;
  if (rest.length === 0 && sift === null) {
    const rows = await reader().$queryRaw<Found[]>(
      sql`SELECT "id", ${column} AS "at" ${along} ${order} LIMIT ${limit}`,
    );
    return { rows, end: rows.length < limit ? null : positionOf(rows.at(-1)) };
  }
  const found = await reader().$queryRaw<(Found & { text: string })[]>(sql`
    SELECT "id", ${column} AS "at", ${sift === null ? sql`''` : quoted(sift.column)} AS "text"
    FROM (SELECT * ${along} ${order} LIMIT ${slice}) AS "slice"
    WHERE ${allOf(rest)} ${order} ${sift === null ? sql`LIMIT ${limit}` : empty}`);
  const rows = found.filter(({ text }) => sift === null || sift.fits(text)).slice(0, limit);
  if (rows.length === limit) {
    return { rows, end: positionOf(rows.at(-1)) };
  }
  const [last] = await reader().$queryRaw<Found[]>(
    sql`SELECT "id", ${column} AS "at" ${along} ${order} LIMIT 1 OFFSET ${slice - 1}`,
  );
  return { rows, end: positionOf(last) };
}

/** Ids of the rows that fit, newest first. A walk that takes too long stops in between; `next` says where. */
export async function find(walk: Walk, after: Position | null, limit: number, millis: number) {
  const deadline = performance.now() + millis;
  const ids: string[] = [];
  let position = after;
  for (;;) {
    // One more than is shown says whether the list goes on.
    const { rows, end } = await step(walk, position, limit + 1 - ids.length);
    const before = ids.length;
    ids.push(...rows.map(({ id }) => id));
    if (ids.length > limit) {
      return { ids: ids.slice(0, limit), next: positionOf(rows[limit - 1 - before]) ?? position };
    }
    if (end === null || performance.now() > deadline) {
      return { ids, next: end };
    }
    position = end;
    await breathe();
  }
}

/** How many rows fit, up to a cap and for as long as given; `more` says that it is a least number. */
export async function countUpTo(walk: Walk, cap: number, millis: number): Promise<{ count: number; more: boolean }> {
  const deadline = performance.now() + millis;
  let count = 0;
  let position: Position | null = null;
  for (;;) {
    const { rows, end }: Awaited<ReturnType<typeof step>> = await step(walk, position, slice);
    count += rows.length;
    if (count > cap) {
      return { count: cap, more: true };
    }
    if (end === null || performance.now() > deadline) {
      return { count, more: end !== null };
    }
    position = end;
    await breathe();
  }
}
