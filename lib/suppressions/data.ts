import "server-only";
import { setImmediate as breathe } from "node:timers/promises";
import { empty, join, raw, reader, type Sql, sql } from "@/lib/db/client";
import { among } from "@/lib/db/rows";
import type { Millis } from "@/lib/ingest/types";
import { likePart } from "@/lib/like";
import { parseAddress } from "@/lib/suppressions/address";
import {
  type ChangeAction,
  type CheckedAddress,
  changeActions,
  type Origin,
  origins,
  type Suppression,
  type SuppressionChange,
  type SuppressionListInput,
  type SuppressionPage,
  type SuppressionScope,
  type SuppressionSort,
} from "@/lib/suppressions/types";

const columns = {
  id: true,
  scope: true,
  address: true,
  addressShown: true,
  reason: true,
  origin: true,
  classification: true,
  classifiedBy: true,
  answer: true,
  eventId: true,
  messageId: true,
  sourceId: true,
  note: true,
  createdBy: true,
  createdAt: true,
  updatedAt: true,
  expiresAt: true,
} as const;

type Stored = Omit<Suppression, "origin" | "createdAt" | "updatedAt" | "expiresAt"> & {
  origin: string;
  createdAt: Date;
  updatedAt: Date;
  expiresAt: Date | null;
};

const asOrigin = (text: string): Origin => origins.find((origin) => origin === text) ?? "manual";
const asAction = (text: string): ChangeAction => changeActions.find((action) => action === text) ?? "updated";

function toSuppression({ origin, createdAt, updatedAt, expiresAt, ...row }: Stored): Suppression {
  return {
    ...row,
    origin: asOrigin(origin),
    createdAt: createdAt.getTime(),
    updatedAt: updatedAt.getTime(),
    expiresAt: expiresAt?.getTime() ?? null,
  };
}

const live = (now: Millis): Sql => sql`("expiresAt" IS NULL OR "expiresAt" > ${new Date(now)})`;

function conditions({ scopes, q, origin, reason, now }: SuppressionListInput): Sql {
  const parts = [live(now)];
  if (scopes !== undefined) {
    parts.push(sql`"scope" IN ${among(scopes)}`);
  }
  if (q !== undefined && q.trim() !== "") {
    parts.push(sql`"address" LIKE ${likePart(q.trim().toLowerCase())} ESCAPE '!'`);
  }
  if (origin !== undefined) {
    parts.push(sql`"origin" = ${origin}`);
  }
  if (reason !== undefined && reason !== "") {
    parts.push(
      sql`("classification" = ${reason} OR LOWER("reason") LIKE ${likePart(reason.toLowerCase())} ESCAPE '!')`,
    );
  }
  return join(parts, " AND ");
}

/** The databases put null at different ends. */
const orders: Record<SuppressionSort, Record<"up" | "down", Sql>> = {
  createdAt: { up: raw(`"createdAt", "id"`), down: raw(`"createdAt" DESC, "id" DESC`) },
  address: { up: raw(`"address", "id"`), down: raw(`"address" DESC, "id" DESC`) },
  expiresAt: {
    up: raw(`("expiresAt" IS NULL), "expiresAt", "id"`),
    down: raw(`("expiresAt" IS NULL), "expiresAt" DESC, "id" DESC`),
  },
};

/** A page of what is suppressed now; what has expired is not there. Newest first unless sorted otherwise. */
export async function listSuppressions(input: SuppressionListInput): Promise<SuppressionPage> {
  const { page, perPage, sort = "createdAt", descending = sort === "createdAt" } = input;
  const where = conditions(input);
  const [[counted], found] = await Promise.all([
    reader().$queryRaw<{ total: bigint | number }[]>(
      sql`SELECT COUNT(*) AS "total" FROM "suppressions" WHERE ${where}`,
    ),
    reader().$queryRaw<{ id: string }[]>(sql`
      SELECT "id" FROM "suppressions" WHERE ${where}
      ORDER BY ${orders[sort][descending ? "down" : "up"]} LIMIT ${perPage} OFFSET ${(page - 1) * perPage}`),
  ]);
  const ids = found.map(({ id }) => id);
  const rows = await reader().suppression.findMany({ where: { id: { in: ids } }, select: columns });
  const byId = new Map(rows.map((row) => [row.id, toSuppression(row)]));
  const total = Number(counted?.total ?? 0);
  return {
    rows: ids.flatMap((id) => byId.get(id) ?? []),
    page,
    perPage,
    total,
    totalPages: Math.ceil(total / perPage),
  };
}

/** The live entry of an address (normalised) on the first of these lists that has one. */
export async function findSuppression(
  scopes: readonly SuppressionScope[],
  address: string,
  now: Millis,
): Promise<Suppression | null> {
  const rows = await reader().suppression.findMany({
    where: { address, scope: { in: [...scopes] }, OR: [{ expiresAt: null }, { expiresAt: { gt: new Date(now) } }] },
    select: columns,
  });
  const first = [...rows].sort((a, b) => scopes.indexOf(a.scope) - scopes.indexOf(b.scope))[0];
  return first === undefined ? null : toSuppression(first);
}

const slice = 1000;

/** Which of many addresses are suppressed, in the order asked; of several lists the first that has it. */
export async function checkAddresses(
  scopes: readonly SuppressionScope[],
  addresses: readonly string[],
  now: Millis,
): Promise<CheckedAddress[]> {
  const checked: CheckedAddress[] = [];
  for (let start = 0; start < addresses.length; start += slice) {
    const parsed = addresses.slice(start, start + slice).map((given) => ({ given, result: parseAddress(given) }));
    const keys = parsed.flatMap(({ result }) => (result.ok ? [result.value.address] : []));
    const held = await heldOf(scopes, keys, now);
    for (const { given, result } of parsed) {
      const entry = result.ok ? held.get(result.value.address) : undefined;
      checked.push({
        address: given,
        suppressed: entry !== undefined,
        scope: entry?.scope ?? null,
        reason: entry?.reason ?? null,
        createdAt: entry?.createdAt.getTime() ?? null,
        expiresAt: entry?.expiresAt?.getTime() ?? null,
        error: result.ok ? null : result.error,
      });
    }
    await breathe();
  }
  return checked;
}

type HeldAddress = Pick<Stored, "address" | "scope" | "reason" | "createdAt" | "expiresAt">;

async function heldOf(scopes: readonly SuppressionScope[], keys: readonly string[], now: Millis) {
  const rows = await reader().$queryRaw<HeldAddress[]>(sql`
    SELECT "address", "scope", "reason", "createdAt", "expiresAt" FROM "suppressions"
    WHERE "scope" IN ${among(scopes)} AND "address" IN ${among(keys)} AND ${live(now)}`);
  const first = [...rows].sort((a, b) => scopes.indexOf(b.scope) - scopes.indexOf(a.scope));
  return new Map(first.map((row) => [row.address, row]));
}

/** All changes of an address, newest first; on these lists, or on any. */
export async function listChanges(
  scopes: readonly SuppressionScope[] | null,
  address: string,
): Promise<SuppressionChange[]> {
  const rows = await reader().$queryRaw<
    (Omit<SuppressionChange, "at" | "action" | "origin"> & {
      at: Date;
      action: string;
      origin: string;
    })[]
  >(sql`
    SELECT "id", "scope", "address", "action", "origin", "reason", "actor", "messageId", "at"
    FROM "suppression_changes"
    WHERE "address" = ${address} ${scopes === null ? empty : sql`AND "scope" IN ${among(scopes)}`}
    ORDER BY "at" DESC, "id" DESC LIMIT 500`);
  return rows.map(({ at, action, origin, ...row }) => ({
    ...row,
    action: asAction(action),
    origin: asOrigin(origin),
    at: at.getTime(),
  }));
}
