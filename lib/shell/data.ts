import "server-only";
import { reader, sql } from "@/lib/db/client";
import { troubledDomains } from "@/lib/domains/data";
import type { Millis } from "@/lib/ingest/types";
import { readSettings } from "@/lib/settings/data";
import { gapReachMillis, refusalReachMillis } from "@/lib/shell/trouble";
import type { DataFacts, RefusedHour, ShellState } from "@/lib/shell/types";
import { readRuns } from "@/lib/sources/data";

const hour = 3_600_000;

export async function readShell(now: Millis): Promise<Omit<ShellState, "actor" | "now">> {
  const [settings, sources, quarantined, troubled] = await Promise.all([
    readSettings(),
    reader().source.findMany({ select: { id: true, name: true }, orderBy: { id: "asc" } }),
    reader().quarantined.count(),
    troubledDomains(now),
  ]);
  return { zone: settings.timeZone, sources, quarantined, troubled: troubled.length };
}

/** How the sources do, cheaply enough for every page: ends of an index, and rows by hour and by run. */
export async function readSourceFacts(now: Millis): Promise<Omit<DataFacts, "quarantined">> {
  const [sources, refused, runs] = await Promise.all([
    readEnds(),
    readRefused(now - refusalReachMillis),
    readRuns(now - gapReachMillis),
  ]);
  return {
    sources: sources.map(({ id, kind, name, first, last }) => ({
      kind: kind === "postal" ? "postal" : "ark",
      name,
      firstEventAt: millis(first),
      lastEventAt: millis(last),
      refused: refused.get(id) ?? [],
    })),
    runs,
  };
}

type Moment = Date | number | bigint | null;
const millis = (at: Moment) => (at === null ? null : new Date(Number(at)).getTime());

/** The sources with the arrivals of their first and last event. */
async function readEnds() {
  return await reader().$queryRaw<{ id: string; kind: string; name: string; first: Moment; last: Moment }[]>(sql`
    SELECT "id", "kind", "name",
      (SELECT MIN("receivedAt") FROM "events" WHERE "events"."sourceId" = "sources"."id") AS "first",
      (SELECT MAX("receivedAt") FROM "events" WHERE "events"."sourceId" = "sources"."id") AS "last"
    FROM "sources" ORDER BY "createdAt", "id"`);
}

async function readRefused(since: Millis): Promise<Map<string, RefusedHour[]>> {
  const rows = await reader().refusal.findMany({
    where: { hour: { gt: new Date(since - hour) } },
    select: { sourceId: true, reason: true, count: true, firstAt: true, lastAt: true },
  });
  const bySource = new Map<string, RefusedHour[]>();
  for (const { sourceId, reason, count, firstAt, lastAt } of rows) {
    const row = { reason, count, firstAt: firstAt.getTime(), lastAt: lastAt.getTime() };
    bySource.set(sourceId, [...(bySource.get(sourceId) ?? []), row]);
  }
  return bySource;
}
