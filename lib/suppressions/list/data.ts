import "server-only";
import { setImmediate as breathe } from "node:timers/promises";
import { empty, engine, join, raw, reader, type Sql, sql } from "@/lib/db/client";
import { among } from "@/lib/db/rows";
import { containing, type Searched } from "@/lib/db/substring";
import type { Millis } from "@/lib/ingest/types";
import { likePart } from "@/lib/like";
import { asciiDomain } from "@/lib/suppressions/address";
import { columns, live, toSuppression } from "@/lib/suppressions/data";
import type {
  ExpiryFilter,
  StoredSuppression,
  SuppressionFilters,
  SuppressionListInput,
  SuppressionPage,
  SuppressionSort,
} from "@/lib/suppressions/types";

const slice = 1000;
const exportedNames = [
  "seq",
  "addressShown",
  "reason",
  "origin",
  "classification",
  "createdAt",
  "expiresAt",
  "scope",
  "note",
] as const satisfies readonly (keyof StoredSuppression)[];
const exportedColumns = raw(exportedNames.map((name) => `"${name}"`).join(", "));
const searched: Searched = { table: "suppressions", column: "address", index: "suppression_search", key: "seq" };
const weekMillis = 7 * 86_400_000;

function expiring(expires: ExpiryFilter, now: Millis): Sql {
  switch (expires) {
    case "never":
      return sql`"expiresAt" IS NULL`;
    case "ever":
      return sql`"expiresAt" IS NOT NULL`;
    case "week":
      return sql`"expiresAt" < ${new Date(now + weekMillis)}`;
    default:
      return expires satisfies never;
  }
}

const inScopes = (scopes: SuppressionFilters["scopes"]): Sql[] =>
  scopes === undefined ? [] : [sql`"scope" IN ${among(scopes)}`];

/** What narrows a list, but for the part of an address. */
function conditionsOf(
  { scopes, origin, classification, sourceId, reason, from, to, expires }: SuppressionFilters,
  now: Millis,
): Sql[] {
  return [
    live(now),
    ...inScopes(scopes),
    ...(origin === undefined ? [] : [sql`"origin" = ${origin}`]),
    ...(classification === undefined ? [] : [sql`"classification" = ${classification}`]),
    ...(sourceId === undefined ? [] : [sql`"sourceId" = ${sourceId}`]),
    ...(from === undefined ? [] : [sql`"createdAt" >= ${new Date(from)}`]),
    ...(to === undefined ? [] : [sql`"createdAt" < ${new Date(to)}`]),
    ...(expires === undefined ? [] : [expiring(expires, now)]),
    ...(reason === undefined || reason === ""
      ? []
      : [sql`("classification" = ${reason} OR LOWER("reason") LIKE ${likePart(reason.toLowerCase())} ESCAPE '!')`]),
  ];
}

const table = sql`"suppressions"`;

/** Rows that have a part of the address: by the index of parts, and one by one. */
function searchOf(q: string | undefined): { found: Sql[]; seen: Sql[]; from: Sql } {
  const text = q?.trim().toLowerCase() ?? "";
  if (text === "") {
    return { found: [], seen: [], from: table };
  }
  const domain = text.startsWith("@") ? asciiDomain(text.slice(1)) : null;
  if (domain !== null) {
    const whole = [sql`"domain" = ${domain}`];
    return { found: whole, seen: whole, from: table };
  }
  const { found, seen, from } = containing(searched, text);
  return { found: [found], seen: [seen], from };
}

const allOf = (conditions: readonly Sql[]): Sql => join([...conditions], " AND ");

/** The conditions of a narrowed list, for whoever goes through all of it. */
export function narrowedBy(filters: SuppressionFilters, now: Millis): Sql {
  return allOf([...conditionsOf(filters, now), ...searchOf(filters.q).found]);
}

const orders: Record<SuppressionSort, readonly [Sql, Sql]> = {
  createdAt: [sql`"createdAt"`, sql`"seq"`],
  address: [sql`"address"`, sql`"scope"`],
  expiresAt: [sql`"expiresAt"`, sql`"seq"`],
};

/** More rows than so many are not counted one by one. */
const countLimit = 1_000;
const walkedRows = 200;

interface Count {
  total: number;
  more: boolean;
  /** Every row there is belongs to the list. */
  isAll: boolean;
}

/** Of a list that nothing narrows: kept all the time. What has expired goes within a minute, and is not of it. */
async function countWhole({ scopes, now }: SuppressionListInput): Promise<Count> {
  const ours = allOf([sql`1 = 1`, ...inScopes(scopes)]);
  const expired = sql`FROM "suppressions" WHERE "expiresAt" <= ${new Date(now)}`;
  const [row] = await reader().$queryRaw<{ every: number; ours: number; expired: number; ended: number }[]>(sql`
    SELECT coalesce(sum("count"), 0) AS "every", coalesce(sum(CASE WHEN ${ours} THEN "count" END), 0) AS "ours",
      (SELECT count(*) ${expired}) AS "expired", (SELECT count(*) ${expired} AND ${ours}) AS "ended"
    FROM "suppression_totals"`);
  const counted = (name: "every" | "ours" | "expired" | "ended") => Number(row?.[name] ?? 0);
  const isAll = counted("every") === counted("ours") && counted("expired") === 0;
  return { total: counted("ours") - counted("ended"), more: false, isAll };
}

/** Of a narrowed list, up to a limit. */
async function countNarrowed(from: Sql, where: Sql): Promise<Count> {
  const [row] = await reader().$queryRaw<{ total: bigint | number }[]>(
    sql`SELECT count(*) AS "total" FROM (SELECT 1 FROM ${from} WHERE ${where} LIMIT ${countLimit + 1}) AS "rows"`,
  );
  const total = Number(row?.total ?? 0);
  return total <= countLimit ? { total, more: false, isAll: false } : { total: countLimit, more: true, isAll: false };
}

interface Slice {
  where: Sql;
  sort: SuppressionSort;
  descending: boolean;
  offset: number;
  limit: number;
  /** Many rows are of the list. */
  isCommon: boolean;
}

/**
 * What many rows have is met soon along the order: SQLite, which counts no values, would rather look all of it up
 * and sort it. Far along that is the better way.
 */
function walking({ sort, offset, isCommon }: Slice): Sql {
  return engine() === "sqlite" && sort === "address" && isCommon && offset < walkedRows
    ? sql`INDEXED BY "suppressions_address_scope_key"`
    : empty;
}

async function idsOf(slice: Slice): Promise<number[]> {
  const { where, sort, descending, offset, limit } = slice;
  const [first, second] = orders[sort];
  const way = descending ? sql`DESC` : sql`ASC`;
  const rows = await reader().$queryRaw<{ seq: number }[]>(sql`
    SELECT "seq" FROM "suppressions" ${walking(slice)} WHERE ${where}
    ORDER BY ${first} ${way}, ${second} ${way} LIMIT ${limit} OFFSET ${offset}`);
  return rows.map(({ seq }) => Number(seq));
}

/** A page of what is suppressed now; what has expired is not there. Newest first unless sorted otherwise. */
export async function listSuppressions(input: SuppressionListInput): Promise<SuppressionPage> {
  const { page, perPage, sort = "createdAt", descending = sort === "createdAt", now } = input;
  const { found, seen, from } = searchOf(input.q);
  const conditions = conditionsOf(input, now);
  const only = sort === "expiresAt" ? [sql`"expiresAt" IS NOT NULL`] : [];
  const isWhole = conditions.length === 1 + inScopes(input.scopes).length && found.length === 0 && only.length === 0;
  const { total, more, isAll } = isWhole
    ? await countWhole(input)
    : await countNarrowed(from, allOf([...conditions, ...only, ...seen]));
  // What many rows have is met soon on the way along the order; what few have is looked up and sorted.
  const where = isAll ? sql`1 = 1` : allOf([...conditions, ...only, ...(more ? seen : found)]);
  const ids = await pageOf(
    { where, sort, descending, offset: (page - 1) * perPage, limit: perPage, isCommon: more },
    more ? null : total,
  );
  const rows = await reader().suppression.findMany({ where: { seq: { in: ids } }, select: columns });
  const byId = new Map(rows.map((row) => [row.seq, toSuppression(row)]));
  return {
    // One that came to another list since the count.
    rows: ids.flatMap((id) => byId.get(id) ?? []).filter(({ scope }) => input.scopes?.includes(scope) ?? true),
    page,
    perPage,
    total,
    totalPages: Math.max(Math.ceil(total / perPage), more && ids.length === perPage ? page + 1 : 0),
    more,
  };
}

/** The second half of a list is counted off from its end. */
async function pageOf(slice: Slice, total: number | null): Promise<number[]> {
  const { offset, limit, descending } = slice;
  if (total === null || offset <= total / 2) {
    return await idsOf(slice);
  }
  const end = Math.max(0, total - offset - limit);
  const length = Math.min(limit, total - offset);
  return length <= 0 ? [] : (await idsOf({ ...slice, descending: !descending, offset: end, limit: length })).reverse();
}

/** How many addresses a narrowed list has, all counted. */
export async function countSuppressions(filters: SuppressionFilters, now: Millis): Promise<number> {
  const [row] = await reader().$queryRaw<{ total: bigint | number }[]>(
    sql`SELECT count(*) AS "total" FROM "suppressions" WHERE ${narrowedBy(filters, now)}`,
  );
  return Number(row?.total ?? 0);
}

/** What an export has of an entry. */
export type ExportedRow = Pick<StoredSuppression, (typeof exportedNames)[number]>;

/** A narrowed list from its oldest number on, a slice at a time: for an export, in constant memory. */
export async function* exportedRows(filters: SuppressionFilters, now: Millis): AsyncGenerator<ExportedRow[]> {
  const where = narrowedBy(filters, now);
  for (let after = 0; ; ) {
    const rows = await reader().$queryRaw<ExportedRow[]>(sql`
      SELECT ${exportedColumns} FROM "suppressions" WHERE ${where} AND "seq" > ${after} ORDER BY "seq" LIMIT ${slice}`);
    if (rows.length === 0) {
      return;
    }
    yield rows;
    after = Number(rows.at(-1)?.seq ?? after);
    await breathe();
  }
}
