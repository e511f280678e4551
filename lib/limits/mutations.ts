import "server-only";
import { sql, type Tx } from "@/lib/db/client";
import { insertRows, replacing, type Table } from "@/lib/db/rows";
import { newestBy } from "@/lib/ingest/newest";
import type { LimitEvent } from "@/lib/ingest/types";

const columns = {
  sourceId: "text",
  serverUuid: "text",
  serverName: "text",
  permalink: "text",
  organization: "text",
  type: "text",
  volume: "int",
  limit: "int",
  reportedAt: "time",
  eventId: "text",
} as const;
const table: Table<keyof typeof columns> = { name: "send_limits", columns };

function rowOf(event: LimitEvent) {
  return {
    sourceId: event.sourceId,
    serverUuid: event.server.uuid,
    serverName: event.server.name,
    permalink: event.server.permalink,
    organization: event.server.organization,
    type: event.type,
    volume: event.volume,
    limit: event.limit,
    reportedAt: event.occurredAt,
    eventId: event.id,
  };
}

/** Keeps the newest notice of each mail server, in whatever order notices come. */
export async function keepNotices(tx: Tx, events: readonly LimitEvent[]): Promise<void> {
  const rows = newestBy(events, (event) => [event.sourceId, event.server.uuid]).map(rowOf);
  if (rows.length > 0) {
    const ifNewer = sql`WHERE excluded."reportedAt" > "send_limits"."reportedAt"
      OR (excluded."reportedAt" = "send_limits"."reportedAt" AND excluded."eventId" > "send_limits"."eventId")`;
    await tx.$executeRaw(insertRows(table, rows, sql`${replacing(table, ["sourceId", "serverUuid"])} ${ifNewer}`));
  }
}

/** @param limit mails an hour; null: what was entered is taken back. @returns false if there is no such source */
export async function setHandLimit(tx: Tx, idOrSlug: string, limit: number | null): Promise<boolean> {
  const { count } = await tx.source.updateMany({
    where: { OR: [{ id: idOrSlug }, { slug: idOrSlug }] },
    data: { sendLimit: limit },
  });
  return count > 0;
}
