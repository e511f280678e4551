import "server-only";
import { sql, type Tx } from "@/lib/db/client";
import { insertRows, replacing, type Table } from "@/lib/db/rows";
import { newestBy } from "@/lib/ingest/newest";
import type { DomainEvent } from "@/lib/ingest/types";

const columns = {
  sourceId: "text",
  name: "text",
  uuid: "text",
  serverUuid: "text",
  serverName: "text",
  checkedAt: "time",
  spfStatus: "text",
  spfError: "text",
  dkimStatus: "text",
  dkimError: "text",
  mxStatus: "text",
  mxError: "text",
  returnPathStatus: "text",
  returnPathError: "text",
  eventId: "text",
} as const;
const table: Table<keyof typeof columns> = { name: "domains", columns };

function rowOf(event: DomainEvent) {
  return {
    sourceId: event.sourceId,
    name: event.domain,
    uuid: event.domainUuid,
    serverUuid: event.server?.uuid ?? null,
    serverName: event.server?.name ?? null,
    checkedAt: event.occurredAt,
    spfStatus: event.spf.status,
    spfError: event.spf.error,
    dkimStatus: event.dkim.status,
    dkimError: event.dkim.error,
    mxStatus: event.mx.status,
    mxError: event.mx.error,
    returnPathStatus: event.returnPath.status,
    returnPathError: event.returnPath.error,
    eventId: event.id,
  };
}

/** Keeps the newest report of each domain, in whatever order reports come. */
export async function keepReports(tx: Tx, events: readonly DomainEvent[]): Promise<void> {
  const rows = newestBy(events, (event) => [event.sourceId, event.domain]).map(rowOf);
  if (rows.length > 0) {
    const ifNewer = sql`WHERE excluded."checkedAt" > "domains"."checkedAt"
      OR (excluded."checkedAt" = "domains"."checkedAt" AND excluded."eventId" > "domains"."eventId")`;
    await tx.$executeRaw(insertRows(table, rows, sql`${replacing(table, ["sourceId", "name"])} ${ifNewer}`));
  }
}
