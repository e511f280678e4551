import "server-only";
import { presetRange } from "@/lib/cube/range";
import { reader, sql } from "@/lib/db/client";
import { isSilent } from "@/lib/domains/silence";
import type { AffectedMail, DomainReport, SourceReport } from "@/lib/domains/types";
import { domainState, judged, type Reported } from "@/lib/domains/verdict";
import { parseBody } from "@/lib/ingest/senders/parse";
import type { DomainEvent, Millis } from "@/lib/ingest/types";

/** Trouble is told every hour or two: so many reports are 90 days of one source. */
const reportsRead = 2200;

const columns = {
  sourceId: true,
  name: true,
  uuid: true,
  serverUuid: true,
  serverName: true,
  checkedAt: true,
  spfStatus: true,
  spfError: true,
  dkimStatus: true,
  dkimError: true,
  mxStatus: true,
  mxError: true,
  returnPathStatus: true,
  returnPathError: true,
} as const;

type Stored = Record<
  | "uuid"
  | "serverUuid"
  | "serverName"
  | "spfStatus"
  | "spfError"
  | "dkimStatus"
  | "dkimError"
  | "mxStatus"
  | "mxError"
  | "returnPathStatus"
  | "returnPathError",
  string | null
> & { sourceId: string; name: string; checkedAt: Date };

type Names = ReadonlyMap<string, string>;

const reportedBy = (row: Stored): Reported => ({
  spf: { status: row.spfStatus, error: row.spfError },
  dkim: { status: row.dkimStatus, error: row.dkimError },
  mx: { status: row.mxStatus, error: row.mxError },
  returnPath: { status: row.returnPathStatus, error: row.returnPathError },
});

function reportOf(row: Stored, now: Millis, names: Names): SourceReport {
  const checkedAt = row.checkedAt.getTime();
  return {
    ...judged(reportedBy(row), isSilent(checkedAt, now)),
    name: row.name,
    sourceId: row.sourceId,
    sourceName: names.get(row.sourceId) ?? null,
    uuid: row.uuid,
    server: row.serverUuid === null ? null : { uuid: row.serverUuid, name: row.serverName },
    state: domainState(checkedAt, now),
    checkedAt,
  };
}

export interface ReportsAsked {
  /** null: of all domains. */
  name: string | null;
  /** Reports before that are left out; null: none is. */
  since: Millis | null;
}

/** The newest report of each source on each domain, the newest first. */
export async function readReports(asked: ReportsAsked, now: Millis, names: Names): Promise<SourceReport[]> {
  const rows = await reader().domain.findMany({
    where: {
      ...(asked.name === null ? {} : { name: asked.name }),
      ...(asked.since === null ? {} : { checkedAt: { gte: new Date(asked.since) } }),
    },
    select: columns,
    orderBy: [{ checkedAt: "desc" }, { name: "asc" }, { sourceId: "asc" }],
  });
  return rows.map((row) => reportOf(row, now, names));
}

/** Mail by sending domain in the last 24 hour buckets. */
export async function readMail(now: Millis, zone: string): Promise<Map<string, AffectedMail>> {
  const { from, to } = presetRange("24h", now, zone);
  const rows = await reader().$queryRaw<({ domain: string } & Record<keyof AffectedMail, bigint | number>)[]>(sql`
    SELECT "domain", SUM("failed") AS "failed", SUM("deferred") AS "deferred", SUM("delivered") AS "delivered"
    FROM "cube_cells" WHERE "grain" = 'hour' AND "bucket" >= ${new Date(from)} AND "bucket" < ${new Date(to)}
    GROUP BY "domain"`);
  return new Map(
    rows.map(({ domain, failed, deferred, delivered }) => [
      domain,
      { failed: Number(failed), deferred: Number(deferred), delivered: Number(delivered) },
    ]),
  );
}

/** Domains that mail was sent from in the last 30 days, with the sources that carried it. */
export async function readSenders(now: Millis, zone: string): Promise<Map<string, string[]>> {
  const { from, to } = presetRange("30d", now, zone);
  const rows = await reader().$queryRaw<{ domain: string; sourceId: string }[]>(sql`
    SELECT DISTINCT "domain", "sourceId" FROM "cube_cells"
    WHERE "grain" = 'day' AND "bucket" >= ${new Date(from)} AND "bucket" < ${new Date(to)} AND "domain" <> ''
    ORDER BY "domain", "sourceId"`);
  const senders = new Map<string, string[]>();
  for (const { domain, sourceId } of rows) {
    senders.set(domain, [...(senders.get(domain) ?? []), sourceId]);
  }
  return senders;
}

/** Reports on a domain that were checked since then, newest first. */
export async function readHistory(name: string, since: Millis, names: Names): Promise<DomainReport[]> {
  const events = await reader().event.findMany({
    where: { type: "DomainDNSError", domain: name, test: false, occurredAt: { gte: new Date(since) } },
    select: { id: true, sourceId: true, receivedAt: true, body: true },
    orderBy: [{ occurredAt: "desc" }, { id: "desc" }],
    take: reportsRead,
  });
  return events.flatMap(({ id, sourceId, receivedAt, body }) => {
    const parsed = parseBody({ body, sourceId, receivedAt: receivedAt.getTime() });
    const event = parsed.ok && parsed.value.kind === "event" ? parsed.value.event : null;
    return event?.type === "DomainDNSError" ? [toReport(id, event, names)] : [];
  });
}

function toReport(eventId: string, event: DomainEvent, names: Names): DomainReport {
  const { spf, dkim, mx, returnPath, server, sourceId } = event;
  return {
    ...judged({ spf, dkim, mx, returnPath }, false),
    eventId,
    sourceId,
    sourceName: names.get(sourceId) ?? null,
    checkedAt: event.occurredAt,
    server: server === null ? null : { uuid: server.uuid, name: server.name },
  };
}

/** Sources that reported on a domain, or carried mail from it in the last 30 days. */
export async function readSourcesOf(name: string, now: Millis, zone: string): Promise<string[]> {
  const [reported, senders] = await Promise.all([
    reader().domain.findMany({ where: { name }, select: { sourceId: true } }),
    readSenders(now, zone),
  ]);
  return [...new Set([...reported.map(({ sourceId }) => sourceId), ...(senders.get(name) ?? [])])].sort();
}
