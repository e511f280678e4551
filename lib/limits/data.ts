import "server-only";
import { reader } from "@/lib/db/client";
import { parseBody } from "@/lib/ingest/senders/parse";
import type { LimitType, Millis } from "@/lib/ingest/types";
import { estimate, isPast, timesNeeded } from "@/lib/limits/estimate";
import type { HandLimit, LimitNotice, LimitRow, LimitWindow, NotEstimated } from "@/lib/limits/types";
import { countByMinute } from "@/lib/limits/volume/data";
import { fraction } from "@/lib/rates";
import { listSources } from "@/lib/sources/data";
import type { SourceKind } from "@/lib/sources/types";

const historyLength = 50;
/** Notices are read back this far: at most one an hour, type and server. */
const noticesRead = 500;
/** Of a server of whose mail we saw less than this share its own word is better, as long as that holds. */
const leastSeen = 0.5;

const asType = (text: string): LimitType =>
  text === "SendLimitExceeded" ? "SendLimitExceeded" : "SendLimitApproaching";
const windowOf = (kind: SourceKind | null): LimitWindow => (kind === "ark" ? "clock-hour" : "rolling");

type Row = Omit<LimitRow, "estimate" | "notEstimated">;

/** Each mail server with its limit, the fullest first: what a notice said or a person entered, and our own count. */
export async function listLimits(now: Millis): Promise<LimitRow[]> {
  const [reported, sources] = await Promise.all([readReported(now), listHandLimits()]);
  const byId = new Map(sources.map((source) => [source.sourceId, source]));
  const rows: Row[] = [
    ...reported.map((row) => {
      const source = byId.get(row.sourceId);
      const { sourceName = null, sourceKind = null, limit: handLimit = null } = source ?? {};
      const stale = isPast(windowOf(sourceKind), row.reportedAt, now);
      return { ...row, sourceName, sourceKind, handLimit, stale };
    }),
    ...sources.flatMap((source) =>
      reported.some(({ sourceId }) => sourceId === source.sourceId) ? [] : byHand(source),
    ),
  ];
  const limits: LimitRow[] = [];
  for (const row of rows) {
    limits.push({ ...row, ...(await estimated(row, rows, now)) });
  }
  return limits.sort((a, b) => fullness(b) - fullness(a) || (a.serverUuid < b.serverUuid ? -1 : 1));
}

const fullness = (row: LimitRow) => row.estimate?.share ?? (row.stale ? 0 : (row.share ?? 0));

function byHand({ sourceId, sourceName, sourceKind, limit }: HandLimit): Row[] {
  const unknown = { serverUuid: "", serverName: null, permalink: null, organization: null, tenant: null };
  const unreported = { type: null, volume: null, share: null, reportedAt: null, stale: false, history: [] };
  return limit === null
    ? []
    : [{ sourceId, sourceName, sourceKind, ...unknown, ...unreported, limit, limitBy: "hand", handLimit: limit }];
}

/** Message events name no server: this holds where all that is counted is the mail of one. */
async function estimated(
  row: Row,
  rows: readonly Row[],
  now: Millis,
): Promise<Pick<LimitRow, "estimate" | "notEstimated">> {
  const without = (notEstimated: NotEstimated) => ({ estimate: null, notEstimated });
  const { sourceId, tenant, sourceKind, limit, volume, reportedAt } = row;
  if (sourceKind === null) {
    return without("source-removed");
  }
  const beside = rows.filter((other) => other.sourceId === sourceId && (tenant === null || other.tenant === tenant));
  if (beside.length > 1) {
    return without("several-servers");
  }
  const notice = volume === null || reportedAt === null ? null : { volume, reportedAt };
  const window = windowOf(sourceKind);
  const { attempts, isMixed } = await countByMinute({ sourceId, tenant }, timesNeeded({ window, notice }, now));
  if (isMixed) {
    return without("several-tenants");
  }
  const told = estimate({ attempts, notice, limit, window }, now);
  const isUnseen = !row.stale && volume !== null && (told.countedAtReport ?? volume) < leastSeen * volume;
  return isUnseen ? without("mail-not-seen") : { estimate: told, notEstimated: null };
}

/** The newest notice of each server. */
async function readReported(now: Millis) {
  const [rows, history] = await Promise.all([
    reader().sendLimit.findMany({
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
    }),
    readHistory(),
  ]);
  return rows.map((row) => {
    const told = history.get(keyOf(row.sourceId, row.serverUuid));
    const reportedAt = Math.min(row.reportedAt.getTime(), now);
    return {
      ...row,
      tenant: told?.tenant ?? null,
      type: asType(row.type),
      limitBy: "report" as const,
      share: fraction(row.volume, row.limit),
      reportedAt,
      history: told?.notices ?? [],
    };
  });
}

const keyOf = (sourceId: string, serverUuid: string) => JSON.stringify([sourceId, serverUuid]);

interface Told {
  /** Of the newest notice that names one. */
  tenant: string | null;
  notices: LimitNotice[];
}

async function readHistory(): Promise<Map<string, Told>> {
  const events = await reader().event.findMany({
    where: { type: { in: ["SendLimitApproaching", "SendLimitExceeded"] }, test: false },
    select: { id: true, sourceId: true, occurredAt: true, receivedAt: true, body: true },
    orderBy: [{ occurredAt: "desc" }, { id: "desc" }],
    take: noticesRead,
  });
  const history = new Map<string, Told>();
  for (const { id: eventId, sourceId, occurredAt, receivedAt, body } of events) {
    const parsed = parseBody({ body, sourceId, receivedAt: receivedAt.getTime() });
    const event = parsed.ok && parsed.value.kind === "event" ? parsed.value.event : null;
    if (event?.type === "SendLimitApproaching" || event?.type === "SendLimitExceeded") {
      const key = keyOf(sourceId, event.server.uuid);
      const told = history.get(key) ?? { tenant: null, notices: [] };
      history.set(key, told);
      told.tenant ??= event.tenant;
      if (told.notices.length < historyLength) {
        const { type, volume, limit } = event;
        told.notices.push({ eventId, type, volume, limit, reportedAt: occurredAt.getTime() });
      }
    }
  }
  return history;
}

/** All sources, with the limits that were entered for them. */
export async function listHandLimits(): Promise<HandLimit[]> {
  const [sources, limits] = await Promise.all([
    listSources(),
    reader().source.findMany({ select: { id: true, sendLimit: true } }),
  ]);
  const byId = new Map(limits.map(({ id, sendLimit }) => [id, sendLimit]));
  return sources.map(({ id, name, kind }) => ({
    ...{ sourceId: id, sourceName: name, sourceKind: kind },
    limit: byId.get(id) ?? null,
  }));
}
