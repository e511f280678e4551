import "server-only";
import { randomUUID } from "node:crypto";
import { sql, type Tx } from "@/lib/db/client";
import { among, insertRows, type Table } from "@/lib/db/rows";
import type { Millis } from "@/lib/ingest/types";
import type { RefusedRow } from "@/lib/suppressions/batches/data";
import { type Act, liveEntries, reverse } from "@/lib/suppressions/entries/mutations";
import type { BatchCounts, BatchKind, BatchState, SuppressionScope } from "@/lib/suppressions/types";

export interface NewBatch {
  kind: BatchKind;
  title: string;
  scope: SuppressionScope;
  actor: string;
}

export const newBatchId = (): string => `bat_${randomUUID().replaceAll("-", "").slice(0, 20)}`;
const longestTitle = 200;

/** Begins a batch: what is done under its id can be undone together. */
export async function openBatch(tx: Tx, id: string, { title, ...batch }: NewBatch, now: Millis): Promise<void> {
  const at = new Date(now);
  await tx.suppressionBatch.create({
    data: { ...batch, id, title: title.slice(0, longestTitle), state: "running", startedAt: at, activeAt: at },
    select: { id: true },
  });
}

export const noCounts: BatchCounts = { added: 0, updated: 0, removed: 0, unchanged: 0, refused: 0 };

/** Adds to what a batch has done; in the transaction that did it, so that a kill leaves the counts right. */
export async function countBatch(tx: Tx, id: string, more: Partial<BatchCounts>, now: Millis): Promise<void> {
  const increments = Object.entries(more).map(([name, count]) => [name, { increment: count }]);
  await tx.suppressionBatch.update({
    where: { id },
    data: { ...Object.fromEntries(increments), activeAt: new Date(now) },
    select: { id: true },
  });
}

/** Ends a batch. */
export async function closeBatch(
  tx: Tx,
  id: string,
  end: { state: BatchState; trouble: string | null },
  now: Millis,
): Promise<void> {
  const at = new Date(now);
  await tx.suppressionBatch.update({
    where: { id },
    data: { ...end, activeAt: at, finishedAt: at },
    select: { id: true },
  });
}

/** A batch that is one transaction: begun, done and counted with it. */
export async function wholeBatch(
  tx: Tx,
  batch: NewBatch & { id: string; counts: Partial<BatchCounts> },
  now: Millis,
): Promise<void> {
  const { id, counts, ...rest } = batch;
  await openBatch(tx, id, rest, now);
  await countBatch(tx, id, counts, now);
  await closeBatch(tx, id, { state: "done", trouble: null }, now);
}

const refusedColumns = { batchId: "text", line: "int", text: "text", message: "text" } as const;
const refusedTable: Table<keyof typeof refusedColumns> = { name: "refused_rows", columns: refusedColumns };

/** Keeps rows that an import did not take. */
export async function keepRefused(tx: Tx, batchId: string, rows: readonly RefusedRow[]): Promise<void> {
  if (rows.length > 0) {
    const kept = rows.map((row) => ({ ...row, batchId }));
    await tx.$executeRaw(insertRows(refusedTable, kept, sql`ON CONFLICT ("batchId", "line") DO NOTHING`));
  }
}

/** What is to be undone: a batch, or what a rule of the policy did between two times. */
export interface Undoing {
  batchId: string;
  from: Millis | null;
  to: Millis | null;
}

interface ChangeRow {
  seq: number;
  scope: string;
  address: string;
  before: string | null;
}

const keyOf = ({ scope, address }: Pick<ChangeRow, "scope" | "address">) => JSON.stringify([scope, address]);

/**
 * Undoes a slice of changes, oldest first: an address goes back to what it was before the first of them, unless
 * something else changed it after the last. @returns where to go on; null at the end
 */
export async function undoSlice(
  tx: Tx,
  { batchId, from, to }: Undoing,
  after: number,
  limit: number,
  act: Act,
  now: Millis,
): Promise<{ next: number | null; counts: Pick<BatchCounts, "added" | "updated" | "removed" | "unchanged"> }> {
  const within = sql`"batchId" = ${batchId}
    AND "at" >= ${new Date(from ?? 0)} AND "at" < ${new Date(to ?? 8_640_000_000_000_000)}`;
  const changes = await tx.$queryRaw<ChangeRow[]>(sql`
    SELECT "seq", "scope", "address", "before" FROM "suppression_changes"
    WHERE ${within} AND "seq" > ${after} ORDER BY "seq" LIMIT ${limit}`);
  const last = changes.at(-1);
  if (last === undefined) {
    return { next: null, counts: { added: 0, updated: 0, removed: 0, unchanged: 0 } };
  }
  const addresses = [...new Set(changes.map(({ address }) => address))].sort();
  const live = await liveEntries(tx, null, addresses, now);
  const current = new Map(live.map((entry) => [keyOf(entry), entry]));
  const ranges = await rangesOf(tx, within, addresses);
  const firsts = changes.filter((change) => ranges.get(keyOf(change))?.first === Number(change.seq));
  const untouched = firsts.filter((change) => {
    const range = ranges.get(keyOf(change));
    return range !== undefined && range.last === range.newest;
  });
  const reversals = untouched.map(({ scope, address, before }) => ({
    ...{ scope, address, before },
    held: current.get(keyOf({ scope, address })) ?? null,
  }));
  const done = await reverse(tx, reversals, act, now);
  const changed = done.added + done.updated + done.removed;
  return { next: Number(last.seq), counts: { ...done, unchanged: firsts.length - changed } };
}

/**
 * The first and last change of what is undone, and the newest of all, of each address and scope. That an entry expired
 * is nobody's change: a wrong end is undone after it has come, too.
 */
async function rangesOf(tx: Tx, within: ReturnType<typeof sql>, addresses: readonly string[]) {
  const rows = await tx.$queryRaw<
    { scope: string; address: string; first: number | null; last: number | null; newest: number }[]
  >(sql`
    SELECT "scope", "address", min(CASE WHEN ${within} THEN "seq" END) AS "first",
      max(CASE WHEN ${within} THEN "seq" END) AS "last", max(CASE WHEN "action" <> 'expired' THEN "seq" END) AS "newest"
    FROM "suppression_changes" WHERE "address" IN ${among(addresses)} GROUP BY "scope", "address"`);
  return new Map(
    rows.map((row) => [keyOf(row), { first: Number(row.first), last: Number(row.last), newest: Number(row.newest) }]),
  );
}

/** Says that a batch was undone by another. */
export async function markUndone(tx: Tx, id: string, by: string): Promise<void> {
  await tx.suppressionBatch.updateMany({ where: { id }, data: { undoneBy: by } });
}
