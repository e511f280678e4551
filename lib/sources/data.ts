import "server-only";
import { pageOf, readCursor } from "@/lib/cursor";
import { reader, sql } from "@/lib/db/client";
import type { Millis } from "@/lib/ingest/types";
import type { Page } from "@/lib/messages/types";
import { gapsBetween, type Run } from "@/lib/sources/gaps";
import { isGuessable } from "@/lib/sources/mutations";
import { sourceState } from "@/lib/sources/state";
import type {
  QuarantineRow,
  RefusalRow,
  SourceHealth,
  SourceKind,
  SourceRow,
  SourcesHealth,
} from "@/lib/sources/types";
import { bucketStart, nextBucket } from "@/lib/time";

const hour = 3_600_000;
const day = 24 * hour;

const asKind = (kind: string): SourceKind => (kind === "postal" ? "postal" : "ark");
const millis = (at: Date | null): Millis | null => at?.getTime() ?? null;

/** All sources in the order they were made. */
export async function listSources(): Promise<SourceRow[]> {
  const rows = await reader().source.findMany({
    select: { id: true, kind: true, name: true, slug: true, createdAt: true },
    orderBy: [{ createdAt: "asc" }, { id: "asc" }],
  });
  return rows.map((row) => ({ ...row, kind: asKind(row.kind), createdAt: row.createdAt.getTime() }));
}

/** The id behind an id or slug; what is neither is taken as the id of a source that was removed. */
export async function sourceIdOf(idOrSlug: string): Promise<string> {
  const found = await reader().source.findFirst({
    where: { OR: [{ id: idOrSlug }, { slug: idOrSlug }] },
    select: { id: true },
  });
  return found?.id ?? idOrSlug;
}

/** Names of sources by id. */
export async function sourceNames(): Promise<Map<string, string>> {
  return new Map((await listSources()).map(({ id, name }) => [id, name]));
}

/**
 * How each source does: last event, refusals, quarantine, keys, gaps.
 * @param baseUrl where senders reach this installation
 */
export async function readSources(now: Millis, zone: string, baseUrl: string): Promise<SourcesHealth> {
  const [sources, refusals, quarantined, runs] = await Promise.all([
    reader().source.findMany({
      select: {
        id: true,
        kind: true,
        name: true,
        slug: true,
        jwksUrl: true,
        publicKey: true,
        boundTo: true,
        countTags: true,
        countTenants: true,
        createdAt: true,
        keys: {
          select: { kid: true, fetchedAt: true },
          orderBy: { kid: "asc" },
        },
      },
      orderBy: [{ createdAt: "asc" }, { id: "asc" }],
    }),
    readRefusals(now),
    reader().quarantined.groupBy({ by: ["sourceId"], _count: { _all: true } }),
    readRuns(now - 30 * day),
  ]);
  const kept = new Map(quarantined.map((row) => [row.sourceId, row._count._all]));
  const health: SourceHealth[] = [];
  for (const { publicKey, boundTo, keys, ...source } of sources) {
    const kind = asKind(source.kind);
    const createdAt = source.createdAt.getTime();
    const refused = refusals.get(source.id) ?? [];
    const traffic = await readTraffic(source.id, now);
    health.push({
      ...source,
      ...traffic,
      kind,
      createdAt,
      url: `${baseUrl}/api/webhooks/${source.slug}`,
      guessable: isGuessable(source.slug),
      hasPublicKey: publicKey !== null,
      boundTo: stringsIn(boundTo),
      state: sourceState(traffic.lastEventAt, refused, now),
      refusals: refused,
      quarantined: kept.get(source.id) ?? 0,
      keys: keys.map(({ kid, fetchedAt }) => ({ kid, fetchedAt: fetchedAt.getTime() })),
      gaps: gapsBetween(runs, kind, Math.max(createdAt, now - 30 * day)),
      tagsToday: await countTags(source.id, bucketStart(now, "day", zone), zone),
    });
  }
  return { sources: health, unknownSource: refusals.get("") ?? [] };
}

function stringsIn(json: string | null): string[] {
  const parsed: unknown = json === null ? [] : JSON.parse(json);
  return Array.isArray(parsed) ? parsed.filter((value) => typeof value === "string") : [];
}

/** Refusals of the last seven days by source, the most frequent first; "" is no source. */
async function readRefusals(now: Millis): Promise<Map<string, RefusalRow[]>> {
  const rows = await reader().refusal.findMany({
    where: { hour: { gt: new Date(now - 7 * day) } },
    select: { hour: true, sourceId: true, reason: true, count: true, lastAt: true },
  });
  const bySource = new Map<string, Map<string, RefusalRow>>();
  for (const row of rows) {
    const reasons = bySource.get(row.sourceId) ?? new Map<string, RefusalRow>();
    bySource.set(row.sourceId, reasons);
    const sum = reasons.get(row.reason) ?? { reason: row.reason, last24h: 0, last7d: 0, lastAt: 0 };
    const isRecent = row.hour.getTime() > now - day;
    reasons.set(row.reason, {
      reason: row.reason,
      last24h: sum.last24h + (isRecent ? row.count : 0),
      last7d: sum.last7d + row.count,
      lastAt: Math.max(sum.lastAt, row.lastAt.getTime()),
    });
  }
  return new Map(
    [...bySource].map(([id, reasons]) => [
      id,
      [...reasons.values()].sort((a, b) => b.last7d - a.last7d || (a.reason < b.reason ? -1 : 1)),
    ]),
  );
}

/** The runs that reach into the time since then, and the last one before. */
export async function readRuns(since: Millis): Promise<Run[]> {
  const rows = await reader().uptime.findMany({
    where: { lastSeenAt: { gte: new Date(since) } },
    select: { startedAt: true, lastSeenAt: true },
    orderBy: { startedAt: "asc" },
  });
  const before = await reader().uptime.findFirst({
    where: { lastSeenAt: { lt: new Date(since) } },
    select: { startedAt: true, lastSeenAt: true },
    orderBy: { lastSeenAt: "desc" },
  });
  return [...(before === null ? [] : [before]), ...rows].map((row) => ({
    startedAt: row.startedAt.getTime(),
    lastSeenAt: row.lastSeenAt.getTime(),
  }));
}

/** One short count an hour: a single one over a day's events would hold the event loop up. */
async function readTraffic(sourceId: string, now: Millis) {
  const last = await reader().event.findFirst({
    where: { sourceId },
    orderBy: { receivedAt: "desc" },
    select: { receivedAt: true },
  });
  const hourly: { at: Millis; count: number }[] = [];
  for (let at = now - day; at < now; at += hour) {
    const between = { gt: new Date(at), lte: new Date(at + hour) };
    const count = last === null ? 0 : await reader().event.count({ where: { sourceId, receivedAt: between } });
    hourly.push({ at, count });
  }
  const events24h = hourly.reduce((sum, { count }) => sum + count, 0);
  return { lastEventAt: millis(last?.receivedAt ?? null), hourly, events24h };
}

async function countTags(sourceId: string, today: Millis, zone: string): Promise<number> {
  const [row] = await reader().$queryRaw<{ tags: bigint | number }[]>(sql`
    SELECT COUNT(DISTINCT "tag") AS "tags" FROM "cube_cells"
    WHERE "grain" = 'day' AND "bucket" >= ${new Date(today)} AND "bucket" < ${new Date(nextBucket(today, "day", zone))}
      AND "sourceId" = ${sourceId} AND "tag" <> ''`);
  return Number(row?.tags ?? 0);
}

/** Bodies in quarantine, newest first; of one source, or of all. */
export async function listQuarantine(
  sourceId: string | null,
  { cursor = null, limit }: { cursor?: string | null; limit: number },
): Promise<Page<QuarantineRow>> {
  const after = readCursor(cursor);
  const rows = await reader().quarantined.findMany({
    where: {
      ...(sourceId === null ? {} : { sourceId }),
      ...(after === null
        ? {}
        : {
            receivedAt: { lte: new Date(after.at) },
            OR: [{ receivedAt: { lt: new Date(after.at) } }, { id: { lt: after.id } }],
          }),
    },
    select: { id: true, sourceId: true, reason: true, type: true, receivedAt: true, count: true, body: true },
    orderBy: [{ receivedAt: "desc" }, { id: "desc" }],
    take: limit + 1,
  });
  return pageOf(
    rows.map((row) => ({ ...row, receivedAt: row.receivedAt.getTime() })),
    limit,
    ({ receivedAt, id }) => ({ at: receivedAt, id }),
  );
}
