import "server-only";
import { hourCellsKeptDays, hourReachDays } from "@/lib/cube/range";
import { reader, type Tx } from "@/lib/db/client";
import type { Millis } from "@/lib/ingest/types";
import type { Pruned } from "@/lib/retention/types";
import { readSettings } from "@/lib/settings/data";
import { bucketStart } from "@/lib/time";

const dayMillis = 86_400_000;
/** Figures by the hour can be asked for so far back; what they count is kept as long at least. */
export const leastDays = hourReachDays;
/** The setting that remembers how far back messages were deleted. */
export const prunedKey = "prunedBefore";

/** The start of the day, in the workspace's zone, before which messages go: frozen days are whole days. */
export function horizonOf(days: number, now: Millis, zone: string): Millis {
  return bucketStart(now - days * dayMillis, "day", zone);
}

export const hourHorizon = (now: Millis): Millis => now - hourCellsKeptDays * dayMillis;

/** Before this instant messages were deleted; null if never. */
export async function readPrunedBefore(from: Pick<Tx, "setting"> = reader()): Promise<Millis | null> {
  const row = await from.setting.findUnique({ where: { key: prunedKey }, select: { value: true } });
  const value: unknown = row === null ? null : JSON.parse(row.value);
  return typeof value === "number" ? value : null;
}

/** Days before this are frozen, since the messages that they count are gone or may go; null for none. */
export async function frozenBefore(now: Millis): Promise<Millis | null> {
  const [pruned, { retentionDays, timeZone }] = await Promise.all([readPrunedBefore(), readSettings()]);
  const kept = retentionDays === null ? null : horizonOf(retentionDays, now, timeZone);
  return pruned === null || kept === null ? (pruned ?? kept) : Math.max(pruned, kept);
}

/** What pruning would delete. */
export async function countOld(horizon: Millis, now: Millis): Promise<Pruned> {
  const old = new Date(horizon);
  const ofMessages = reader().$queryRaw<{ count: bigint | number }[]>`
    SELECT count(*) AS "count" FROM "events" AS e JOIN "messages" AS m ON m."id" = e."messageId"
    WHERE m."activityAt" < ${old}`;
  const [messages, events, late, hourCells] = [
    await reader().message.count({ where: { activityAt: { lt: old } } }),
    await ofMessages,
    await reader().event.count({ where: { late: true, occurredAt: { lt: old } } }),
    await reader().cubeCell.count({ where: { grain: "hour", bucket: { lt: new Date(hourHorizon(now)) } } }),
  ];
  return { messages, events: Number(events[0]?.count ?? 0) + late, hourCells };
}
