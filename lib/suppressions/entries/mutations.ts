import "server-only";
import { engine, reader, sql, type Tx } from "@/lib/db/client";
import { among, insertRows, type Row, replacing, type Table } from "@/lib/db/rows";
import type { Millis } from "@/lib/ingest/types";
import { restored, snapshot } from "@/lib/suppressions/before";
import { live } from "@/lib/suppressions/data";
import type { ChangeAction, Origin, StoredSuppression, SuppressionScope } from "@/lib/suppressions/types";

const columns = {
  scope: "text",
  address: "text",
  addressShown: "text",
  domain: "text",
  reason: "text",
  origin: "text",
  rule: "text",
  classification: "text",
  classifiedBy: "text",
  answer: "text",
  eventId: "text",
  messageId: "text",
  sourceId: "text",
  note: "text",
  createdBy: "text",
  createdAt: "time",
  updatedAt: "time",
  expiresAt: "time",
} as const;
const table: Table<keyof typeof columns> = { name: "suppressions", columns };
export type EntryRow = Row<keyof typeof columns>;

const changeColumns = {
  scope: "text",
  address: "text",
  action: "text",
  origin: "text",
  reason: "text",
  actor: "text",
  messageId: "text",
  batchId: "text",
  before: "text",
  at: "time",
} as const;
const changeTable: Table<keyof typeof changeColumns> = { name: "suppression_changes", columns: changeColumns };

/** An entry as the database gives it, to be changed. */
export type Held = StoredSuppression & { domain: string };

/** Two transactions that touch one address would each not see what the other is about to write. */
export async function lockAddresses(tx: Tx, addresses: readonly string[]): Promise<void> {
  if (engine() === "postgresql") {
    await tx.$queryRaw`
      SELECT count(pg_advisory_xact_lock(hashtextextended(a, 0)))
      FROM (SELECT json_array_elements_text(${JSON.stringify([...addresses].sort())}::json) AS a) AS t`;
  }
}

/** The entries of these addresses on one list, or on all lists (null); those that have expired are there too. */
export function heldBy(tx: Tx, scope: SuppressionScope | null, addresses: readonly string[]): Promise<Held[]> {
  const inScope = scope === null ? sql`1 = 1` : sql`"scope" = ${scope}`;
  return tx.$queryRaw<Held[]>(sql`
    SELECT "seq", "scope", "address", "addressShown", "domain", "reason", "origin", "rule", "classification",
      "classifiedBy", "answer", "eventId", "messageId", "sourceId", "note", "createdBy", "createdAt", "updatedAt",
      "expiresAt"
    FROM "suppressions" WHERE "address" IN ${among(addresses)} AND ${inScope}`);
}

export const isLive = ({ expiresAt }: Pick<Held, "expiresAt">, now: Millis) =>
  expiresAt === null || expiresAt.getTime() > now;

/** Those of the addresses that are live on one list. The addresses must be locked. */
export async function liveAmong(
  tx: Tx,
  scope: SuppressionScope,
  addresses: readonly string[],
  now: Millis,
): Promise<string[]> {
  const rows = await tx.$queryRaw<{ address: string }[]>(sql`
    SELECT "address" FROM "suppressions" WHERE "address" IN ${among(addresses)} AND "scope" = ${scope} AND ${live(now)}`);
  return rows.map(({ address }) => address);
}

export interface Change {
  scope: SuppressionScope;
  address: string;
  action: ChangeAction;
  origin: Origin;
  reason: string | null;
  actor: string;
  messageId: string | null;
  batchId: string | null;
  /** The entry as it was; null if there was none. */
  before: Held | null;
  at?: Millis;
}

/** Of a normalised address. */
export const domainOf = (address: string): string => address.slice(address.lastIndexOf("@") + 1);

/** Adds to the history of addresses. */
export async function noteChanges(tx: Tx, changes: readonly Change[], now: Millis): Promise<void> {
  if (changes.length === 0) {
    return;
  }
  const rows = changes.map(({ before, at = now, ...change }) => ({
    ...change,
    before: before === null ? null : snapshot(before),
    at,
  }));
  await tx.$executeRaw(insertRows(changeTable, rows));
}

/** Writes entries of addresses that have none. */
export async function insertEntries(tx: Tx, rows: readonly EntryRow[]): Promise<void> {
  if (rows.length > 0) {
    await tx.$executeRaw(insertRows(table, rows));
  }
}

/** Writes entries as they are; one that is there already is replaced. */
export async function putEntries(tx: Tx, rows: readonly EntryRow[]): Promise<void> {
  if (rows.length > 0) {
    await tx.$executeRaw(insertRows(table, rows, replacing(table, ["address", "scope"])));
  }
}

async function deleteEntries(tx: Tx, entries: readonly Pick<Held, "seq">[]): Promise<void> {
  if (entries.length > 0) {
    await tx.suppression.deleteMany({ where: { seq: { in: entries.map(({ seq }) => seq) } } });
  }
}

/** Takes entries off that have expired, and says so in their history. The addresses must be locked. */
export async function dropExpired(tx: Tx, expired: readonly Held[], now: Millis): Promise<void> {
  await deleteEntries(tx, expired);
  const changes = expired.map((before) => ({
    scope: before.scope,
    address: before.address,
    action: "expired" as const,
    origin: before.origin as Origin,
    reason: null,
    actor: "expiry",
    messageId: before.messageId,
    batchId: null,
    before,
    at: before.expiresAt?.getTime() ?? now,
  }));
  await noteChanges(tx, changes, now);
}

/** The live entries of addresses, after those that have expired were taken off. Locks the addresses. */
export async function liveEntries(
  tx: Tx,
  scope: SuppressionScope | null,
  addresses: readonly string[],
  now: Millis,
): Promise<Held[]> {
  await lockAddresses(tx, addresses);
  return await liveOfLocked(tx, scope, addresses, now);
}

/** The same, of addresses that are locked. */
export async function liveOfLocked(
  tx: Tx,
  scope: SuppressionScope | null,
  addresses: readonly string[],
  now: Millis,
): Promise<Held[]> {
  const held = await heldBy(tx, scope, addresses);
  await dropExpired(
    tx,
    held.filter((entry) => !isLive(entry, now)),
    now,
  );
  return held.filter((entry) => isLive(entry, now));
}

/** Who does something to the list, and as a part of what. */
export interface Act {
  origin: Origin;
  actor: string;
  batchId: string | null;
  reason: string | null;
}

const changeOf = (before: Held, action: ChangeAction, { origin, actor, batchId, reason }: Act): Change => ({
  scope: before.scope,
  address: before.address,
  action,
  origin,
  reason,
  actor,
  messageId: before.messageId,
  batchId,
  before,
});

/** Takes live entries off their lists. The addresses must be locked. */
export async function removeEntries(tx: Tx, entries: readonly Held[], act: Act, now: Millis): Promise<void> {
  await deleteEntries(tx, entries);
  await noteChanges(
    tx,
    entries.map((entry) => changeOf(entry, "removed", act)),
    now,
  );
}

/** Gives live entries another end. The addresses must be locked. */
export async function setExpiry(
  tx: Tx,
  entries: readonly Held[],
  expiresAt: Millis | null,
  act: Act,
  now: Millis,
): Promise<void> {
  await tx.suppression.updateMany({
    where: { seq: { in: entries.map(({ seq }) => seq) } },
    data: { expiresAt: expiresAt === null ? null : new Date(expiresAt), updatedAt: new Date(now) },
  });
  await noteChanges(
    tx,
    entries.map((entry) => changeOf(entry, "updated", act)),
    now,
  );
}

/** What an address was before a change of it, and what it is now. */
export interface Reversal {
  scope: SuppressionScope;
  address: string;
  /** As the history keeps it; null: it was not there. */
  before: string | null;
  held: Held | null;
}

/** Brings addresses back to what they were. The addresses must be locked. @returns how many were not so already */
export async function reverse(
  tx: Tx,
  reversals: readonly Reversal[],
  act: Act,
  now: Millis,
): Promise<{ added: number; updated: number; removed: number }> {
  const gone = reversals.filter(({ before }) => before === null).flatMap(({ held }) => (held === null ? [] : [held]));
  await removeEntries(tx, gone, act, now);
  const back = reversals.flatMap(({ before, ...rest }) => {
    const entry = before === null ? null : restored(before);
    // Its end has come meanwhile: bringing it back would only expire it again.
    return entry === null || (entry.expiresAt !== null && entry.expiresAt <= now) ? [] : [{ ...rest, entry }];
  });
  await putEntries(
    tx,
    back.map(({ scope, address, entry }) => ({
      ...entry,
      scope,
      address,
      domain: domainOf(address),
      updatedAt: now,
    })),
  );
  await noteChanges(
    tx,
    back.map(({ scope, address, entry, held }) => ({
      ...act,
      scope,
      address,
      action: held === null ? ("added" as const) : ("updated" as const),
      messageId: entry.messageId,
      before: held,
    })),
    now,
  );
  const added = back.filter(({ held }) => held === null).length;
  return { added, updated: back.length - added, removed: gone.length };
}

/**
 * Before many are added, in their transaction: PostgreSQL gathers more parts of addresses before it sorts them into
 * the index of parts, and has the memory to. `tidySuppressions` sorts in what is left.
 */
export async function expectMany(tx: Tx): Promise<void> {
  if (engine() === "postgresql") {
    await tx.$executeRaw`SET LOCAL gin_pending_list_limit = '32MB'`;
    await tx.$executeRaw`SET LOCAL work_mem = '64MB'`;
  }
}

/** After many were added: lets PostgreSQL read the list from its indexes alone, with a plan for its new size. */
export async function tidySuppressions(): Promise<void> {
  if (engine() === "postgresql") {
    // Not within a transaction, which VACUUM refuses.
    await reader().$executeRaw`VACUUM (ANALYZE) "suppressions"`;
  }
}
