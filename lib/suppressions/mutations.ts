import "server-only";
import { createHash, randomUUID } from "node:crypto";
import { engine, sql, type Tx } from "@/lib/db/client";
import { among, insertRows, replacing, type Table } from "@/lib/db/rows";
import type { Millis } from "@/lib/ingest/types";
import type {
  AddSuppression,
  ChangeAction,
  Origin,
  RemoveSuppression,
  SuppressionScope,
} from "@/lib/suppressions/types";

const columns = {
  id: "text",
  scope: "text",
  address: "text",
  addressShown: "text",
  reason: "text",
  origin: "text",
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

const changeColumns = {
  id: "text",
  scope: "text",
  address: "text",
  action: "text",
  origin: "text",
  reason: "text",
  actor: "text",
  messageId: "text",
  at: "time",
} as const;
const changeTable: Table<keyof typeof changeColumns> = { name: "suppression_changes", columns: changeColumns };

type Held = Record<
  | "id"
  | "address"
  | "reason"
  | "classification"
  | "classifiedBy"
  | "answer"
  | "eventId"
  | "messageId"
  | "sourceId"
  | "note",
  string | null
> & { address: string; createdAt: Date; expiresAt: Date | null };

/** The id of an address on a list. */
export function suppressionId(scope: SuppressionScope, address: string): string {
  return `sup_${createHash("sha256").update(`${scope}\n${address}`).digest("base64url").slice(0, 24)}`;
}

/** Two transactions that touch one address would each not see what the other is about to write. */
export async function lockAddresses(tx: Tx, addresses: readonly string[]): Promise<void> {
  if (engine() === "postgresql") {
    await tx.$queryRaw`
      SELECT count(pg_advisory_xact_lock(hashtextextended(a, 0)))
      FROM (SELECT json_array_elements_text(${JSON.stringify([...addresses].sort())}::json) AS a) AS t`;
  }
}

async function heldBy(tx: Tx, scope: SuppressionScope, addresses: readonly string[], now: Millis) {
  const rows = await tx.$queryRaw<Held[]>(sql`
    SELECT "id", "address", "reason", "classification", "classifiedBy", "answer", "eventId", "messageId", "sourceId",
      "note", "createdAt", "expiresAt"
    FROM "suppressions" WHERE "scope" = ${scope} AND "address" IN ${among(addresses)}`);
  const isLive = ({ expiresAt }: Held) => expiresAt === null || expiresAt.getTime() > now;
  return new Map(rows.filter(isLive).map((row) => [row.address, row]));
}

/** Evidence and age of an entry stay; who adds it again says the reason, the origin and the end anew. */
function rowOf(entry: AddSuppression, held: Held | undefined, now: Millis) {
  return {
    id: suppressionId(entry.scope, entry.address),
    scope: entry.scope,
    address: entry.address,
    addressShown: entry.shown,
    reason: entry.reason === undefined ? (held?.reason ?? null) : entry.reason,
    origin: entry.origin,
    classification: held?.classification ?? null,
    classifiedBy: held?.classifiedBy ?? null,
    answer: held?.answer ?? null,
    eventId: held?.eventId ?? null,
    messageId: held?.messageId ?? null,
    sourceId: held?.sourceId ?? null,
    note: entry.note === undefined ? (held?.note ?? null) : entry.note,
    createdBy: entry.actor,
    createdAt: held?.createdAt.getTime() ?? now,
    updatedAt: now,
    expiresAt: entry.expiresAt ?? null,
  };
}

interface Change {
  scope: SuppressionScope;
  address: string;
  action: ChangeAction;
  origin: Origin;
  reason: string | null;
  actor: string;
  messageId: string | null;
}

async function note(tx: Tx, changes: readonly Change[], now: Millis): Promise<void> {
  const rows = changes.map((change) => ({ ...change, id: randomUUID(), at: now }));
  await tx.$executeRaw(insertRows(changeTable, rows));
}

/**
 * Adds many addresses to one list, each once; those that are there already are renewed. An address that
 * comes twice counts as added, then updated, and what is said last stands.
 */
export async function bulkAdd(
  tx: Tx,
  entries: readonly AddSuppression[],
  now: Millis,
): Promise<{ added: number; updated: number }> {
  const byAddress = new Map<string, AddSuppression>();
  for (const entry of entries) {
    byAddress.set(entry.address, { ...byAddress.get(entry.address), ...entry });
  }
  const [first] = entries;
  if (first === undefined) {
    return { added: 0, updated: 0 };
  }
  const addresses = [...byAddress.keys()].sort();
  await lockAddresses(tx, addresses);
  const held = await heldBy(tx, first.scope, addresses, now);
  const rows = addresses.flatMap((address) => {
    const entry = byAddress.get(address);
    return entry === undefined ? [] : [rowOf(entry, held.get(address), now)];
  });
  await tx.$executeRaw(insertRows(table, rows, replacing(table, ["scope", "address"])));
  await note(
    tx,
    rows.map(({ scope, address, origin, reason, createdBy, messageId }) => ({
      scope,
      address,
      action: held.has(address) ? "updated" : "added",
      origin,
      reason,
      actor: createdBy,
      messageId,
    })),
    now,
  );
  const added = addresses.filter((address) => !held.has(address)).length;
  return { added, updated: entries.length - added };
}

/** Adds one address, or renews it if it is there. */
export async function addSuppression(tx: Tx, entry: AddSuppression, now: Millis): Promise<"added" | "updated"> {
  const { added } = await bulkAdd(tx, [entry], now);
  return added === 1 ? "added" : "updated";
}

/** Takes an address off a list. @returns false if it was not on it, or had expired */
export async function removeSuppression(tx: Tx, entry: RemoveSuppression, now: Millis): Promise<boolean> {
  const { scope, address, origin, actor, reason = null } = entry;
  await lockAddresses(tx, [address]);
  const held = (await heldBy(tx, scope, [address], now)).get(address);
  const { count } = await tx.suppression.deleteMany({ where: { scope, address } });
  if (count === 0 || held === undefined) {
    return false;
  }
  await note(tx, [{ scope, address, action: "removed", origin, reason, actor, messageId: held.messageId }], now);
  return true;
}
