import "server-only";
import { setImmediate as breathe } from "node:timers/promises";
import { empty, reader, type Sql, sql } from "@/lib/db/client";
import { among } from "@/lib/db/rows";
import type { Millis } from "@/lib/ingest/types";
import { isHeldBySenderList } from "@/lib/messages/timeline";
import { parseAddress } from "@/lib/suppressions/address";
import { workspaceScope } from "@/lib/suppressions/constants";
import {
  type ChangeAction,
  type CheckedAddress,
  changeActions,
  type HeldAddress,
  type Origin,
  origins,
  type StoredSuppression,
  type Suppression,
  type SuppressionChange,
  type SuppressionScope,
} from "@/lib/suppressions/types";

/** Of an entry, for `toSuppression`. */
export const columns = {
  seq: true,
  scope: true,
  address: true,
  addressShown: true,
  reason: true,
  origin: true,
  rule: true,
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

const asOrigin = (text: string): Origin => origins.find((origin) => origin === text) ?? "manual";
const asAction = (text: string): ChangeAction => changeActions.find((action) => action === text) ?? "updated";

/** An entry as the rest of the program knows it. */
export function toSuppression({
  seq,
  origin,
  createdAt,
  updatedAt,
  expiresAt,
  ...row
}: StoredSuppression): Suppression {
  return {
    ...row,
    id: String(seq),
    origin: asOrigin(origin),
    createdAt: createdAt.getTime(),
    updatedAt: updatedAt.getTime(),
    expiresAt: expiresAt?.getTime() ?? null,
  };
}

/** Not expired. */
export const live = (now: Millis): Sql => sql`("expiresAt" IS NULL OR "expiresAt" > ${new Date(now)})`;

/** The live entries of an address (normalised) on all lists, the workspace's first. */
export async function listEntries(address: string, now: Millis): Promise<Suppression[]> {
  const rows = await reader().suppression.findMany({
    where: { address, OR: [{ expiresAt: null }, { expiresAt: { gt: new Date(now) } }] },
    orderBy: { scope: "asc" },
    take: 100,
    select: columns,
  });
  return rows.map(toSuppression);
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

type HeldEntry = Pick<StoredSuppression, "address" | "scope" | "reason" | "origin" | "createdAt" | "expiresAt">;

async function heldOf(scopes: readonly SuppressionScope[], keys: readonly string[], now: Millis) {
  const [only = ""] = keys;
  const [list = ""] = scopes;
  const address = keys.length === 1 ? sql`"address" = ${only}` : sql`"address" IN ${among(keys)}`;
  const scope = scopes.length === 1 ? sql`"scope" = ${list}` : sql`"scope" IN ${among(scopes)}`;
  const rows = await reader().$queryRaw<HeldEntry[]>(sql`
    SELECT "address", "scope", "reason", "origin", "createdAt", "expiresAt" FROM "suppressions"
    WHERE ${address} AND ${scope} AND ${live(now)}`);
  const first = [...rows].sort((a, b) => scopes.indexOf(b.scope) - scopes.indexOf(a.scope));
  return new Map(first.map((row) => [row.address, row]));
}

/** Whether an address (normalised) is on one of these lists: what an application asks before each mail. */
export async function readStatus(scopes: readonly SuppressionScope[], address: string, now: Millis) {
  const held = (await heldOf(scopes, [address], now)).get(address);
  return {
    address,
    suppressed: held !== undefined,
    reason: held?.reason ?? null,
    createdAt: held?.createdAt.getTime() ?? null,
    expiresAt: held?.expiresAt?.getTime() ?? null,
    scope: held?.scope ?? null,
    origin: held === undefined ? null : asOrigin(held.origin),
  };
}

/** All changes of an address, newest first; on these lists, or on any. */
export async function listChanges(
  scopes: readonly SuppressionScope[] | null,
  address: string,
): Promise<SuppressionChange[]> {
  const rows = await reader().$queryRaw<
    (Omit<SuppressionChange, "id" | "at" | "action" | "origin"> & {
      seq: number;
      at: Date;
      action: string;
      origin: string;
    })[]
  >(sql`
    SELECT "seq", "scope", "address", "action", "origin", "reason", "actor", "messageId", "batchId", "at"
    FROM "suppression_changes"
    WHERE "address" = ${address} ${scopes === null ? empty : sql`AND "scope" IN ${among(scopes)}`}
    ORDER BY "seq" DESC LIMIT 500`);
  return rows.map(({ seq, at, action, origin, ...row }) => ({
    ...row,
    id: String(seq),
    action: asAction(action),
    origin: asOrigin(origin),
    at: at.getTime(),
  }));
}

const heldShown = 20;
const heldLooked = 500;

/** Addresses whose mail a sender holds by its own list, the newest first. */
export async function listHeldBySender(since: Millis, now: Millis): Promise<HeldAddress[]> {
  const rows = await reader().$queryRaw<
    { id: string; recipientKey: string; stateAt: Date; details: string | null }[]
  >(sql`
    SELECT "id", "recipientKey", "stateAt", "details" FROM "messages"
    WHERE "state" = 'held' AND "stateAt" >= ${new Date(since)} AND "direction" = 'outgoing' AND "test" = ${false}
      AND "recipientKey" IS NOT NULL
    ORDER BY "stateAt" DESC, "id" DESC LIMIT ${heldLooked}`);
  const newest = new Map<string, (typeof rows)[number]>();
  for (const row of rows) {
    if (!newest.has(row.recipientKey) && isHeldBySenderList(row.details) && newest.size < heldShown) {
      newest.set(row.recipientKey, row);
    }
  }
  const ours = await heldOf([workspaceScope], [...newest.keys()], now);
  return [...newest.values()].map(({ id, recipientKey, stateAt }) => ({
    ...{ address: recipientKey, messageId: id, at: stateAt.getTime() },
    isSuppressed: ours.has(recipientKey),
  }));
}
