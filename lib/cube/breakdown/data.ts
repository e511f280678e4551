import "server-only";
import type { Group } from "@/lib/bounces/constants";
import { groupsOfClasses } from "@/lib/bounces/data";
import { breakdownRefusal, isDetail } from "@/lib/cube/breakdown/refusal";
import { addUp, byFailures, explains, type KeyedCounts, withShares } from "@/lib/cube/breakdown/rows";
import {
  cells,
  conditionsOf,
  filtered,
  numbers,
  type Period,
  quoted,
  type Sum,
  type Sums,
  spread,
  sums,
} from "@/lib/cube/data";
import { dayRange } from "@/lib/cube/range";
import type {
  BreakdownChangeRow,
  BreakdownRow,
  BreakdownSeries,
  By,
  CubeBy,
  DetailCounts,
  Filters,
  Grain,
  Range,
  Refusal,
} from "@/lib/cube/types";
import { empty, reader, type Sql, sql } from "@/lib/db/client";
import { among } from "@/lib/db/rows";
import type { Millis } from "@/lib/ingest/types";
import { fraction } from "@/lib/rates";
import { err, ok, type Result } from "@/lib/result";

const counters = ["delivered", "failed", "bounced", "deferred"] as const satisfies readonly (keyof DetailCounts)[];
const columnOf: Record<CubeBy, string> = {
  classification: "classification",
  group: "classification",
  provider: "provider",
  domain: "domain",
  tag: "tag",
  tenant: "tenant",
  source: "sourceId",
};
/** These explain what went wrong: a row of delivered mail alone says nothing. */
const explaining: readonly By[] = ["classification", "group", "answer"];
const defaultRows = 1000;

export interface BreakdownOptions {
  /** Rows at most, those with most failures; shares are of all. */
  limit?: number;
  /** Reads the sums by class: a page asks for classes and for their groups, and shares them. */
  classes?: typeof readClasses;
}

interface Grouping {
  by: By;
  limit?: number;
  keys?: readonly string[];
  classes?: typeof readClasses;
}

interface Grouped {
  rows: KeyedCounts[];
  /** Failed and bounced of all keys, those beyond the limit included. */
  whole: number;
}

const columnFor = (by: By): Sql => quoted(isDetail(by) ? "value" : columnOf[by]);

async function rowsFrom(grain: Grain, period: Period, filters: Filters, by: By): Promise<Sql> {
  const conditions = await conditionsOf(filters);
  return isDetail(by)
    ? sql`FROM "cube_details" WHERE "dimension" = ${by}
        AND "day" >= ${new Date(period.from)} AND "day" < ${new Date(period.to)} ${filtered(conditions)}`
    : cells(grain, period, conditions);
}

/** The sums of every class in a period, most failed first. */
export function readClasses(grain: Grain, from: Millis, to: Millis, filters: Filters): Promise<Grouped> {
  return readGrouped(grain, { from, to }, filters, { by: "classification" });
}

async function grouped(range: Range, period: Period, filters: Filters, grouping: Grouping): Promise<Grouped> {
  const { by, limit, classes = readClasses } = grouping;
  if (by !== "classification" && by !== "group") {
    return await readGrouped(range.grain, period, filters, grouping);
  }
  const { rows, whole } = await classes(range.grain, period.from, period.to, filters);
  return { rows: by === "group" ? await byGroup(rows) : rows.slice(0, limit), whole };
}

/** Counts by key, most failed first. */
async function readGrouped(
  grain: Grain,
  period: Period,
  filters: Filters,
  { by, limit, keys }: Grouping,
): Promise<Grouped> {
  const column = columnFor(by);
  const counted = explaining.includes(by)
    ? sql`SUM("failed") + SUM("bounced") + SUM("deferred") > 0`
    : sql`SUM("delivered") + SUM("failed") + SUM("bounced") + SUM("deferred") > 0`;
  const found = await reader().$queryRaw<(Sums<keyof DetailCounts> & { key: string; whole: Sum })[]>(sql`
    SELECT ${column} AS "key", ${sums(counters)}, SUM(SUM("failed") + SUM("bounced")) OVER () AS "whole"
    ${await rowsFrom(grain, period, filters, by)} ${keys === undefined ? empty : sql`AND ${column} IN ${among(keys)}`}
    GROUP BY ${column} HAVING ${counted}
    ORDER BY SUM("failed") DESC, ${column} ${limit === undefined ? empty : sql`LIMIT ${limit}`}`);
  const rows: KeyedCounts[] = found.map((row) => ({ key: row.key, ...numbers(row, counters) }));
  return { rows, whole: Number(found[0]?.whole ?? 0) };
}

/** "" stays apart: mail bounced after acceptance has no class. */
async function byGroup(rows: readonly KeyedCounts[]): Promise<KeyedCounts[]> {
  const groups: ReadonlyMap<string, Group> = await groupsOfClasses(
    rows.map(({ key }) => key).filter((key) => key !== ""),
  );
  return addUp(rows.map((row) => ({ ...row, key: groups.get(row.key) ?? "" })));
}

function groupingOf(by: By, { limit = defaultRows, classes = readClasses }: BreakdownOptions): Grouping {
  return by === "group" ? { by, classes } : { by, limit, classes };
}

/**
 * Counts by one dimension, most failed first, then by key. Receiving hosts, recipient domains and answers
 * are kept by day: they cover the whole days that the range touches (`dayRange`).
 */
export async function readBreakdown(
  range: Range,
  filters: Filters,
  by: By,
  options: BreakdownOptions = {},
): Promise<Result<BreakdownRow[], Refusal>> {
  const refusal = breakdownRefusal(filters, by);
  if (refusal !== null) {
    return err(refusal);
  }
  const covered = isDetail(by) ? dayRange(range) : range;
  const { rows, whole } = await grouped(covered, covered, filters, groupingOf(by, options));
  return ok(withShares(byFailures(rows), whole));
}

/** The rows of `readBreakdown`, each with what its key counted in the period before. */
export async function readBreakdownChange(
  range: Range,
  filters: Filters,
  by: By,
  options: BreakdownOptions = {},
): Promise<Result<BreakdownChangeRow[], Refusal>> {
  const current = await readBreakdown(range, filters, by, options);
  if (!current.ok) {
    return current;
  }
  const covered = isDetail(by) ? dayRange(range) : range;
  const keys = current.value.map(({ key }) => key);
  const { previous } = covered;
  const { classes = readClasses } = options;
  const before = await grouped(covered, previous, filters, isDetail(by) ? { by, keys } : { by, classes });
  const found = new Map(before.rows.map((row) => [row.key, row]));
  const whole = isDetail(by) ? await wholeOf(covered, previous, filters, by) : before.whole;
  return ok(
    current.value.map((row) => {
      const counts = numbers(found.get(row.key), counters);
      return { ...row, previous: { ...counts, share: fraction(counts.failed + counts.bounced, whole) } };
    }),
  );
}

async function wholeOf(range: Range, period: Period, filters: Filters, by: By): Promise<number> {
  const [row] = await reader().$queryRaw<{ whole: Sum }[]>(sql`
    SELECT SUM("failed") + SUM("bounced") AS "whole" ${await rowsFrom(range.grain, period, filters, by)}`);
  return Number(row?.whole ?? 0);
}

/** These have few keys: one pass over the cells finds them all, and the ranking too. */
const narrow: readonly CubeBy[] = ["classification", "group", "provider", "source"];

type Bucketed = Sums<keyof DetailCounts> & { bucket: Date; key: string | null };

/** Counts by bucket and key; with `keys`, all others stand under null. */
async function bucketed(
  range: Range,
  filters: Filters,
  by: CubeBy,
  keys: readonly string[] | null,
): Promise<Bucketed[]> {
  const column = columnFor(by);
  const key = keys === null ? column : sql`CASE WHEN ${column} IN ${among(keys)} THEN ${column} END`;
  const rows = await reader().$queryRaw<Bucketed[]>(sql`
    SELECT "bucket", ${key} AS "key", ${sums(counters)} ${await rowsFrom(range.grain, range, filters, by)} GROUP BY 1, 2`);
  if (by !== "group") {
    return rows;
  }
  const groups = await groupsOfClasses(rows.flatMap((row) => (row.key === null || row.key === "" ? [] : [row.key])));
  return rows.map((row) => ({ ...row, key: groups.get(row.key ?? "") ?? "" }));
}

/**
 * The keys with most failures over time, one point a bucket each; all others together are the last series,
 * so that the series add up to the figures of the range.
 */
export async function readBreakdownSeries(
  range: Range,
  filters: Filters,
  by: CubeBy,
  { limit = 8 }: BreakdownOptions = {},
): Promise<BreakdownSeries[]> {
  const wide = narrow.includes(by) ? null : (await grouped(range, range, filters, { by, limit })).rows;
  const found = await bucketed(range, filters, by, wide === null ? null : wide.map(({ key }) => key));
  const ranked = wide ?? byFailures(addUp(found.map((row) => ({ key: row.key ?? "", ...numbers(row, counters) }))));
  const counts = explaining.includes(by) ? ranked.filter(explains) : ranked;
  const shown = counts.slice(0, limit).map(({ key }) => key);
  const seriesOf = (key: string, isRest: boolean, fits: (row: Bucketed) => boolean): BreakdownSeries => ({
    key,
    isRest,
    points: spread(range, range.grain, found.filter(fits), counters),
  });
  const rest = seriesOf("", true, (row) => row.key === null || !shown.includes(row.key));
  const series = shown.map((key) => seriesOf(key, false, (row) => row.key === key));
  return rest.points.some(explains) ? [...series, rest] : series;
}
