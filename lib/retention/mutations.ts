import "server-only";
import { sql, type Tx, transaction } from "@/lib/db/client";
import { among, forUpdate } from "@/lib/db/rows";
import type { Millis } from "@/lib/ingest/types";
import { hourHorizon, prunedKey, readPrunedBefore } from "@/lib/retention/data";
import type { Pruned } from "@/lib/retention/types";

/** So many messages a transaction, so that a webhook never waits long. */
const sliceSize = 200;
const cellSliceSize = 1000;

/** Remembered first: from here on an event of such a message is late, and the days before are frozen. */
async function remember(horizon: Millis): Promise<void> {
  await transaction(async (tx) => {
    const value = JSON.stringify(Math.max(horizon, (await readPrunedBefore(tx)) ?? horizon));
    await tx.setting.upsert({ where: { key: prunedKey }, create: { key: prunedKey, value }, update: { value } });
  });
}

async function pruneSlice(tx: Tx, horizon: Millis): Promise<{ messages: number; events: number }> {
  const rows = await tx.$queryRaw<{ id: string }[]>(sql`
    SELECT "id" FROM "messages" WHERE "activityAt" < ${new Date(horizon)}
    ORDER BY "activityAt", "id" LIMIT ${sliceSize} ${forUpdate()}`);
  if (rows.length === 0) {
    return { messages: 0, events: 0 };
  }
  const ids = among(rows.map(({ id }) => id));
  const events = await tx.$executeRaw(sql`DELETE FROM "events" WHERE "messageId" IN ${ids}`);
  const messages = await tx.$executeRaw(sql`DELETE FROM "messages" WHERE "id" IN ${ids}`);
  return { messages, events };
}

/** Events that arrived after their message was deleted. */
function pruneLate(tx: Tx, horizon: Millis): Promise<number> {
  return tx.$executeRaw(sql`
    DELETE FROM "events" WHERE "id" IN (
      SELECT "id" FROM "events" WHERE "late" = ${true} AND "occurredAt" < ${new Date(horizon)}
      ORDER BY "occurredAt", "id" LIMIT ${cellSliceSize})`);
}

function pruneHours(tx: Tx, before: Millis): Promise<number> {
  return tx.$executeRaw(sql`
    DELETE FROM "cube_cells" WHERE "grain" = 'hour' AND "bucket" IN (
      SELECT "bucket" FROM "cube_cells" WHERE "grain" = 'hour' AND "bucket" < ${new Date(before)}
      ORDER BY "bucket" LIMIT ${cellSliceSize})`);
}

async function untilNone(step: (tx: Tx) => Promise<number>): Promise<number> {
  let total = 0;
  for (let count = 1; count > 0; total += count) {
    count = await transaction(step);
  }
  return total;
}

/**
 * Deletes messages whose last event is before `horizon` (the start of a day), whole, with all their events. Days
 * stay counted as they are; hours go when nothing can ask for them any more; the suppression list is left alone. Safe to stop at any time.
 */
export async function prune(horizon: Millis, now: Millis, progress: (done: number) => void): Promise<Pruned> {
  await remember(horizon);
  const pruned: Pruned = { messages: 0, events: 0, hourCells: 0 };
  for (;;) {
    const slice = await transaction((tx) => pruneSlice(tx, horizon));
    pruned.messages += slice.messages;
    pruned.events += slice.events;
    progress(pruned.messages);
    if (slice.messages === 0) {
      break;
    }
  }
  pruned.events += await untilNone((tx) => pruneLate(tx, horizon));
  pruned.hourCells = await untilNone((tx) => pruneHours(tx, hourHorizon(now)));
  return pruned;
}
