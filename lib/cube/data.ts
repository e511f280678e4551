import "server-only";
import { type ClassSet, classesOfGroup } from "@/lib/bounces/data";
import { bucketsOf } from "@/lib/cube/range";
import type { Counts, Figures, Filters, Grain, Point, Range, Summary, TimeToDeliver } from "@/lib/cube/types";
import { empty, join, raw, reader, type Sql, sql } from "@/lib/db/client";
import { among } from "@/lib/db/rows";
import type { Millis } from "@/lib/ingest/types";
import { bounceRate, clickRate, deliveryRate, openRate } from "@/lib/rates";
import { sourceIdOf } from "@/lib/sources/data";
import { bucketStart } from "@/lib/time";

const counters = [
  "delivered",
  "failed",
  "bounced",
  "deferred",
  "stillDeferred",
  "held",
  "opened",
  "clicked",
  "attempts",
] as const satisfies readonly (keyof Counts)[];
const waits = [
  "within10s",
  "within1m",
  "within5m",
  "within1h",
  "within6h",
  "over6h",
] as const satisfies readonly (keyof TimeToDeliver)[];

/** A column of ours by name. */
export const quoted = (name: string) => raw(`"${name}"`);
/** `SUM(a) AS a, …` */
export const sums = (names: readonly string[]) =>
  join(names.map((name) => sql`SUM(${quoted(name)}) AS ${quoted(name)}`));

/** What drivers return for a sum: a bigint, a decimal, a number, or null of no rows. */
export type Sum = bigint | number | object | null;
export type Sums<Name extends string> = Record<Name, Sum>;

export function numbers<Name extends string>(
  row: Sums<Name> | undefined,
  names: readonly Name[],
): Record<Name, number> {
  return Object.fromEntries(names.map((name) => [name, Number(row?.[name] ?? 0)])) as Record<Name, number>;
}

export interface Period {
  from: Millis;
  to: Millis;
}

/** Filters as the tables have them: a source by id, a group by its classes. */
export interface Conditions extends Omit<Filters, "group"> {
  classes?: ClassSet;
}

export async function conditionsOf({ group, source, ...rest }: Filters): Promise<Conditions> {
  const conditions: Conditions = { ...rest };
  if (source !== undefined) {
    conditions.source = await sourceIdOf(source);
  }
  if (group !== undefined) {
    conditions.classes = await classesOfGroup(group);
  }
  return conditions;
}

const filterColumns = [
  ["source", "sourceId"],
  ["tenant", "tenant"],
  ["domain", "domain"],
  ["provider", "provider"],
  ["tag", "tag"],
  ["classification", "classification"],
] as const;

export function filtered(conditions: Conditions): Sql {
  const parts = filterColumns.flatMap(([filter, column]) => {
    const value = conditions[filter];
    return value === undefined ? [] : [sql`AND ${quoted(column)} = ${value}`];
  });
  const { classes } = conditions;
  if (classes !== undefined) {
    parts.push(
      "among" in classes
        ? sql`AND "classification" IN ${among(classes.among)}`
        : sql`AND "classification" NOT IN ${among(classes.except)}`,
    );
  }
  return parts.length === 0 ? empty : join(parts, " ");
}

export function cells(grain: Grain, { from, to }: Period, conditions: Conditions): Sql {
  return sql`FROM "cube_cells" WHERE "grain" = ${grain}
    AND "bucket" >= ${new Date(from)} AND "bucket" < ${new Date(to)} ${filtered(conditions)}`;
}

/** The figures of a range and of the period before it. */
export async function readSummary(range: Range, filters: Filters): Promise<Summary> {
  const conditions = await conditionsOf(filters);
  // Two sums cost half of one that groups by the period, and on SQLite hold the event loop up half as long.
  const [current, previous] = await Promise.all([
    readFigures(range.grain, range, conditions),
    readFigures(range.grain, range.previous, conditions),
  ]);
  return { current, previous };
}

async function readFigures(grain: Grain, period: Period, conditions: Conditions): Promise<Figures> {
  const [row] = await reader().$queryRaw<Sums<keyof Counts>[]>(sql`
    SELECT ${sums(counters)} ${cells(grain, period, conditions)}`);
  const counts = numbers(row, counters);
  return {
    ...counts,
    deliveryRate: deliveryRate(counts),
    bounceRate: bounceRate(counts),
    openRate: openRate(counts),
    clickRate: clickRate(counts),
  };
}

/** One point a bucket, zeros where nothing was. Points by another interval than the range's add up to the same. */
export async function readTimeseries(range: Range, filters: Filters, interval: Grain = range.grain): Promise<Point[]> {
  const grain: Grain = interval === "hour" ? "hour" : range.grain;
  const conditions = await conditionsOf(filters);
  const rows = await reader().$queryRaw<(Sums<keyof Counts> & { bucket: Date })[]>(sql`
    SELECT "bucket", ${sums(counters)} ${cells(grain, range, conditions)} GROUP BY "bucket"`);
  return spread(range, interval, rows, counters);
}

export function spread<Name extends string>(
  { from, to, zone }: Range,
  interval: Grain,
  rows: readonly (Sums<Name> & { bucket: Date })[],
  names: readonly Name[],
): (Record<Name, number> & { at: Millis })[] {
  const points = new Map(
    bucketsOf(from, to, interval, zone).map((at) => [at, { ...numbers(undefined, names), at }] as const),
  );
  for (const row of rows) {
    const point: Record<string, number> | undefined = points.get(bucketStart(row.bucket.getTime(), interval, zone));
    if (point !== undefined) {
      for (const name of names) {
        point[name] = (point[name] ?? 0) + Number(row[name]);
      }
    }
  }
  return [...points.values()];
}

/** How long the delivered mail of a range took from accepted to Sent. */
export async function readTimeToDeliver(range: Range, filters: Filters): Promise<TimeToDeliver> {
  const conditions = await conditionsOf(filters);
  const rows = await reader().$queryRaw<Sums<keyof TimeToDeliver>[]>(sql`
    SELECT ${sums(waits)} ${cells(range.grain, range, conditions)}`);
  return numbers(rows[0], waits);
}
