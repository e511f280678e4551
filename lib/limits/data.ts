import "server-only";
import { reader, sql } from "@/lib/db/client";
import { parseBody } from "@/lib/ingest/senders/parse";
import type { LimitType, Millis } from "@/lib/ingest/types";
import { clockHourEstimate, hour, type Quarters, quarter, rollingEstimate } from "@/lib/limits/pace";
import type { LimitEstimate, LimitNotice, LimitRow } from "@/lib/limits/types";
import { fraction } from "@/lib/rates";
import { listSources } from "@/lib/sources/data";
import type { SourceRow } from "@/lib/sources/types";

const historyLength = 50;
/** Notices are read back this far: at most one an hour, type and server. */
const noticesRead = 500;
const countedUpTo = 50_000;

const asType = (text: string): LimitType =>
  text === "SendLimitExceeded" ? "SendLimitExceeded" : "SendLimitApproaching";

/** The newest notice of each mail server, the fullest first, with what our own events say beside it. */
export async function listLimits(now: Millis): Promise<LimitRow[]> {
  const rows = await reader().sendLimit.findMany({
    select: {
      sourceId: true,
      serverUuid: true,
      serverName: true,
      permalink: true,
      organization: true,
      type: true,
      volume: true,
      limit: true,
      reportedAt: true,
    },
  });
  const sources = new Map((await listSources()).map((source) => [source.id, source]));
  const history = await readHistory();
  const limits: LimitRow[] = [];
  for (const row of rows) {
    const reportedAt = row.reportedAt.getTime();
    const source = sources.get(row.sourceId);
    const isAlone = rows.filter(({ sourceId }) => sourceId === row.sourceId).length === 1;
    limits.push({
      ...row,
      type: asType(row.type),
      sourceName: source?.name ?? null,
      share: fraction(row.volume, row.limit),
      reportedAt,
      stale: now - reportedAt > hour,
      estimate: source !== undefined && isAlone ? await estimateFor(source, row.limit, now) : null,
      history: history.get(JSON.stringify([row.sourceId, row.serverUuid])) ?? [],
    });
  }
  return limits.sort((a, b) => fullness(b) - fullness(a) || (a.serverUuid < b.serverUuid ? -1 : 1));
}

const fullness = (row: LimitRow) => row.estimate?.share ?? (row.stale ? 0 : (row.share ?? 0));

/** Message events name no server, so this holds only for a source behind which there is one. */
async function estimateFor(source: SourceRow, limit: number, now: Millis): Promise<LimitEstimate> {
  if (source.kind === "ark") {
    const full = Math.floor(now / hour) * hour;
    return clockHourEstimate(await countAttempts(source.id, full, now), limit, now);
  }
  const quarters: Quarters = [
    await countAttempts(source.id, now - 4 * quarter, now - 3 * quarter),
    await countAttempts(source.id, now - 3 * quarter, now - 2 * quarter),
    await countAttempts(source.id, now - 2 * quarter, now - quarter),
    await countAttempts(source.id, now - quarter, now),
  ];
  return rollingEstimate(quarters, limit, now);
}

/**
 * `from` exclusive, `to` inclusive. The source is compared in a form that no index has: SQLite would go through all
 * its events instead of those of the time.
 */
async function countAttempts(sourceId: string, from: Millis, to: Millis): Promise<number> {
  const [row] = await reader().$queryRaw<{ attempts: bigint | number }[]>(sql`
    SELECT COUNT(*) AS "attempts" FROM (
      SELECT 1 FROM "events"
      WHERE "type" IN ('MessageSent', 'MessageDelayed', 'MessageDeliveryFailed')
        AND "occurredAt" > ${new Date(from)} AND "occurredAt" <= ${new Date(to)}
        AND "sourceId" || '' = ${sourceId} AND "direction" = 'outgoing' AND "test" = ${false}
      LIMIT ${countedUpTo}) AS "attempt"`);
  return Number(row?.attempts ?? 0);
}

async function readHistory(): Promise<Map<string, LimitNotice[]>> {
  const events = await reader().event.findMany({
    where: { type: { in: ["SendLimitApproaching", "SendLimitExceeded"] }, test: false },
    select: { id: true, sourceId: true, occurredAt: true, receivedAt: true, body: true },
    orderBy: [{ occurredAt: "desc" }, { id: "desc" }],
    take: noticesRead,
  });
  const history = new Map<string, LimitNotice[]>();
  for (const { id: eventId, sourceId, occurredAt, receivedAt, body } of events) {
    const parsed = parseBody({ body, sourceId, receivedAt: receivedAt.getTime() });
    const event = parsed.ok && parsed.value.kind === "event" ? parsed.value.event : null;
    if (event?.type === "SendLimitApproaching" || event?.type === "SendLimitExceeded") {
      const key = JSON.stringify([sourceId, event.server.uuid]);
      const notices = history.get(key) ?? [];
      history.set(key, notices);
      if (notices.length < historyLength) {
        const { type, volume, limit } = event;
        notices.push({ eventId, type, volume, limit, reportedAt: occurredAt.getTime() });
      }
    }
  }
  return history;
}
