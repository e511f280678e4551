import "server-only";
import type { Tx } from "@/lib/db/client";
import type { Millis } from "@/lib/ingest/types";
import {
  domainOf,
  type EntryRow,
  type Held,
  insertEntries,
  liveAmong,
  liveEntries,
  liveOfLocked,
  lockAddresses,
  noteChanges,
  putEntries,
  removeEntries,
} from "@/lib/suppressions/entries/mutations";
import type { AddSuppression, RemoveSuppression, SuppressionScope } from "@/lib/suppressions/types";

const evidence = (held: Held | undefined) => ({
  classification: held?.classification ?? null,
  classifiedBy: held?.classifiedBy ?? null,
  answer: held?.answer ?? null,
  eventId: held?.eventId ?? null,
  messageId: held?.messageId ?? null,
  sourceId: held?.sourceId ?? null,
});

/** Evidence and age of an entry stay; who adds it again says the reason, the origin and the end anew. */
function rowOf(entry: AddSuppression, held: Held | undefined, now: Millis): EntryRow {
  return {
    scope: entry.scope,
    address: entry.address,
    addressShown: entry.shown,
    domain: domainOf(entry.address),
    reason: entry.reason === undefined ? (held?.reason ?? null) : entry.reason,
    origin: entry.origin,
    rule: null,
    ...evidence(held),
    note: entry.note === undefined ? (held?.note ?? null) : entry.note,
    createdBy: entry.actor,
    createdAt: held?.createdAt.getTime() ?? entry.addedAt ?? now,
    updatedAt: now,
    expiresAt: entry.expiresAt ?? null,
  };
}

export interface Added {
  added: number;
  updated: number;
  /** There already, and left as it is. */
  unchanged: number;
}

/**
 * Adds many addresses to one list, each once; those that are there already are renewed or kept, as the entry
 * says. An address that comes twice counts as added, then as there, and what is said last stands.
 */
export async function bulkAdd(tx: Tx, entries: readonly AddSuppression[], now: Millis): Promise<Added> {
  const byAddress = new Map<string, AddSuppression>();
  for (const entry of entries) {
    const earlier = byAddress.get(entry.address);
    byAddress.set(entry.address, earlier === undefined ? entry : { ...earlier, ...entry });
  }
  const [first] = entries;
  if (first === undefined) {
    return { added: 0, updated: 0, unchanged: 0 };
  }
  const wanted = [...byAddress.values()].sort((a, b) => (a.address < b.address ? -1 : 1));
  await lockAddresses(
    tx,
    wanted.map(({ address }) => address),
  );
  const kept = await keptOf(tx, first.scope, wanted, now);
  const written = wanted.filter(({ address }) => !kept.has(address));
  const live = await liveOfLocked(
    tx,
    first.scope,
    written.map(({ address }) => address),
    now,
  );
  const held = new Map(live.map((entry) => [entry.address, entry]));
  await writeAdded(tx, written, held, now);
  const added = written.length - held.size;
  const mayKeep = entries.some(({ ifHeld }) => ifHeld === "keep");
  const unchanged = mayKeep ? entries.length - written.length : 0;
  return { added, updated: entries.length - added - unchanged, unchanged };
}

/** Those that stay as they are: only their addresses are read, which is most of the work of a file that comes again. */
async function keptOf(
  tx: Tx,
  scope: SuppressionScope,
  entries: readonly AddSuppression[],
  now: Millis,
): Promise<Set<string>> {
  const keep = entries.filter(({ ifHeld }) => ifHeld === "keep").map(({ address }) => address);
  return new Set(keep.length === 0 ? [] : await liveAmong(tx, scope, keep, now));
}

async function writeAdded(
  tx: Tx,
  entries: readonly AddSuppression[],
  held: ReadonlyMap<string, Held>,
  now: Millis,
): Promise<void> {
  const rows = entries.map((entry) => rowOf(entry, held.get(entry.address), now));
  const fresh = entries.map(({ address }) => !held.has(address));
  const changes = entries.map((entry, index) => {
    const before = held.get(entry.address) ?? null;
    return {
      scope: entry.scope,
      address: entry.address,
      action: before === null ? ("added" as const) : ("updated" as const),
      origin: entry.origin,
      reason: (rows[index]?.reason as string | null | undefined) ?? null,
      actor: entry.actor,
      messageId: before?.messageId ?? null,
      batchId: entry.batchId ?? null,
      before,
    };
  });
  await noteChanges(tx, changes, now);
  // Last, since PostgreSQL holds the list's total from here on. A new row that could meet an old one costs PostgreSQL a number of its sequence.
  await insertEntries(
    tx,
    rows.filter((_, index) => fresh[index]),
  );
  await putEntries(
    tx,
    rows.filter((_, index) => !fresh[index]),
  );
}

/** Adds one address, or renews it if it is there. */
export async function addSuppression(tx: Tx, entry: AddSuppression, now: Millis): Promise<"added" | "updated"> {
  const { added } = await bulkAdd(tx, [entry], now);
  return added === 1 ? "added" : "updated";
}

/** Takes an address off a list. @returns false if it was not on it, or had expired */
export async function removeSuppression(tx: Tx, entry: RemoveSuppression, now: Millis): Promise<boolean> {
  const { scope, address, origin, actor, reason = null, batchId = null } = entry;
  const live = await liveEntries(tx, scope, [address], now);
  await removeEntries(tx, live, { origin, actor, reason, batchId }, now);
  return live.length > 0;
}
