import "server-only";
import { presetRange } from "@/lib/cube/range";
import { reader, sql } from "@/lib/db/client";
import type { AffectedMail, DomainDetail, DomainReport, DomainRow } from "@/lib/domains/types";
import { domainState, faultsIn, isSilent, judged, noReport, type Reported } from "@/lib/domains/verdict";
import { parseBody } from "@/lib/ingest/senders/parse";
import type { DomainEvent, Millis } from "@/lib/ingest/types";
import { sourceNames } from "@/lib/sources/data";

const historyLength = 200;
const noMail: AffectedMail = { failed: 0, deferred: 0, delivered: 0 };

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

interface Context {
  now: Millis;
  names: ReadonlyMap<string, string>;
  mail: ReadonlyMap<string, AffectedMail>;
}

function reportedBy(row: Stored): Reported {
  return {
    spf: { status: row.spfStatus, error: row.spfError },
    dkim: { status: row.dkimStatus, error: row.dkimError },
    mx: { status: row.mxStatus, error: row.mxError },
    returnPath: { status: row.returnPathStatus, error: row.returnPathError },
  };
}

function toRow(row: Stored, { now, names, mail }: Context): DomainRow {
  const checkedAt = row.checkedAt.getTime();
  const records = judged(reportedBy(row), isSilent(checkedAt, now));
  return {
    ...records,
    name: row.name,
    sourceId: row.sourceId,
    sourceName: names.get(row.sourceId) ?? null,
    uuid: row.uuid,
    server: row.serverUuid === null ? null : { uuid: row.serverUuid, name: row.serverName },
    state: domainState(checkedAt, now),
    checkedAt,
    faults: faultsIn(records),
    affected: mail.get(row.name) ?? noMail,
  };
}

function unreported(name: string, { mail }: Context): DomainRow {
  return {
    ...noReport,
    name,
    sourceId: null,
    sourceName: null,
    uuid: null,
    server: null,
    state: "no-report",
    checkedAt: null,
    faults: [],
    affected: mail.get(name) ?? noMail,
  };
}

/** Mail by sending domain in the last 24 hour buckets. */
async function readMail(now: Millis, zone: string): Promise<Map<string, AffectedMail>> {
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

/** Domains that mail was sent from in the last 30 days. */
async function readSenders(now: Millis, zone: string): Promise<string[]> {
  const { from, to } = presetRange("30d", now, zone);
  const rows = await reader().$queryRaw<{ domain: string }[]>(sql`
    SELECT DISTINCT "domain" FROM "cube_cells"
    WHERE "grain" = 'day' AND "bucket" >= ${new Date(from)} AND "bucket" < ${new Date(to)} AND "domain" <> ''`);
  return rows.map(({ domain }) => domain);
}

async function contextAt(now: Millis, zone: string): Promise<Context> {
  return { now, names: await sourceNames(), mail: await readMail(now, zone) };
}

const order = { trouble: 0, "not-known": 1, "no-report": 2 };

/**
 * Sending domains: one row for each source that reported one, and one for each that mail was sent from without
 * a report. Those with trouble first, then by name.
 */
export async function listDomains(now: Millis, zone: string): Promise<DomainRow[]> {
  const context = await contextAt(now, zone);
  const stored = await reader().domain.findMany({ select: columns });
  const reported = stored.map((row) => toRow(row, context));
  const known = new Set(reported.map(({ name }) => name));
  const others = (await readSenders(now, zone)).filter((name) => !known.has(name));
  return [...reported, ...others.map((name) => unreported(name, context))].sort(
    (a, b) =>
      Number(b.faults.length > 0) - Number(a.faults.length > 0) ||
      order[a.state] - order[b.state] ||
      (a.name < b.name ? -1 : a.name > b.name ? 1 : 0) ||
      ((a.sourceId ?? "") < (b.sourceId ?? "") ? -1 : 1),
  );
}

/** One domain with the history of its reports; null if nothing was reported of it nor sent from it. */
export async function readDomain(name: string, now: Millis, zone: string): Promise<DomainDetail | null> {
  const domain = name.toLowerCase().replace(/\.$/, "");
  const context = await contextAt(now, zone);
  const stored = await reader().domain.findMany({
    where: { name: domain },
    select: columns,
    orderBy: [{ checkedAt: "desc" }, { sourceId: "asc" }],
  });
  const reports = stored.map((row) => toRow(row, context));
  const isSender = async () => (await readSenders(now, zone)).includes(domain);
  const [newest] = reports;
  if (newest === undefined && !(await isSender())) {
    return null;
  }
  return { ...(newest ?? unreported(domain, context)), reports, history: await readHistory(domain, context) };
}

async function readHistory(domain: string, { names }: Context): Promise<DomainReport[]> {
  const events = await reader().event.findMany({
    where: { type: "DomainDNSError", domain, test: false },
    select: { id: true, sourceId: true, receivedAt: true, body: true },
    orderBy: [{ occurredAt: "desc" }, { id: "desc" }],
    take: historyLength,
  });
  return events.flatMap(({ id, sourceId, receivedAt, body }) => {
    const parsed = parseBody({ body, sourceId, receivedAt: receivedAt.getTime() });
    const event = parsed.ok && parsed.value.kind === "event" ? parsed.value.event : null;
    return event?.type === "DomainDNSError" ? [toReport(id, event, names)] : [];
  });
}

function toReport(eventId: string, event: DomainEvent, names: ReadonlyMap<string, string>): DomainReport {
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
