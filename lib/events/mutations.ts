import "server-only";
import type { Tx } from "@/lib/db/client";
import { sql } from "@/lib/db/client";
import { among, insertRows, type Row, type Table } from "@/lib/db/rows";
import type { NormalisedEvent } from "@/lib/ingest/types";
import { domainOf, unclassified } from "@/lib/messages/state";

type Column =
  | "id"
  | "sourceId"
  | "type"
  | "occurredAt"
  | "receivedAt"
  | "messageId"
  | "tenant"
  | "metadata"
  | "domain"
  | "recipient"
  | "classification"
  | "direction"
  | "test"
  | "late"
  | "body";

const table: Table<Column> = {
  name: "events",
  columns: {
    id: "text",
    sourceId: "text",
    type: "text",
    occurredAt: "time",
    receivedAt: "time",
    messageId: "text",
    tenant: "text",
    metadata: "text",
    domain: "text",
    recipient: "text",
    classification: "text",
    direction: "text",
    test: "bool",
    late: "bool",
    body: "text",
  },
};

function about(event: NormalisedEvent): Pick<Row<Column>, "messageId" | "domain" | "recipient" | "direction"> {
  switch (event.type) {
    case "DomainDNSError":
      return { messageId: null, domain: event.domain, recipient: null, direction: null };
    case "SendLimitApproaching":
    case "SendLimitExceeded":
      return { messageId: null, domain: null, recipient: null, direction: null };
    default: {
      const { id, sender, recipient, direction } = event.message;
      return { messageId: id, domain: domainOf(sender) || null, recipient, direction };
    }
  }
}

/** The effective class of an event that has one. */
export function classificationOf(event: NormalisedEvent): string | null {
  return event.type === "MessageDelayed" || event.type === "MessageDeliveryFailed"
    ? (event.verdict?.classification ?? unclassified)
    : null;
}

function rowOf(event: NormalisedEvent, late: boolean): Row<Column> {
  return {
    id: event.id,
    sourceId: event.sourceId,
    type: event.type,
    occurredAt: event.occurredAt,
    receivedAt: event.receivedAt,
    tenant: event.tenant,
    metadata: event.metadata,
    classification: classificationOf(event),
    test: event.test,
    late,
    body: event.body,
    ...about(event),
  };
}

/** Inserts events; @returns the ids of those that were not there. */
export async function insertEvents(
  tx: Tx,
  events: readonly NormalisedEvent[],
  lateIds: ReadonlySet<string>,
): Promise<Set<string>> {
  const rows = events.map((event) => rowOf(event, lateIds.has(event.id)));
  const inserted = await tx.$queryRaw<{ id: string }[]>(
    insertRows(table, rows, sql`ON CONFLICT ("id") DO NOTHING RETURNING "id"`),
  );
  return new Set(inserted.map(({ id }) => id));
}

/**
 * Fills in what a repeated report knows more: the tenant, the metadata.
 * @returns the ids of the events that changed, with the message that each is kept under: a message without a token
 * is named by its tenant too, so that the repeated report may name another
 */
export async function fillInEvents(tx: Tx, repeated: readonly NormalisedEvent[]): Promise<Map<string, string | null>> {
  const knowing = repeated.filter((event) => event.tenant !== null || event.metadata !== null);
  const changed = new Map<string, string | null>();
  if (knowing.length === 0) {
    return changed;
  }
  const held = await tx.$queryRaw<
    { id: string; messageId: string | null; tenant: string | null; metadata: string | null }[]
  >(sql`
    SELECT "id", "messageId", "tenant", "metadata" FROM "events" WHERE "id" IN ${among(knowing.map(({ id }) => id))}`);
  const known = new Map(held.map((row) => [row.id, row]));
  for (const event of knowing) {
    const row = known.get(event.id);
    if (row === undefined) {
      continue;
    }
    const tenant = row.tenant ?? event.tenant;
    const metadata = row.metadata ?? event.metadata;
    if (tenant !== row.tenant || metadata !== row.metadata) {
      await tx.event.update({ where: { id: event.id }, data: { tenant, metadata }, select: { id: true } });
      known.set(event.id, { ...row, tenant, metadata });
      changed.set(event.id, row.messageId);
    }
  }
  return changed;
}

/** Gives events another class. @returns how many had not got it already */
export async function setClassifications(tx: Tx, ids: ReadonlyMap<string, readonly string[]>): Promise<number> {
  let changed = 0;
  for (const [classification, those] of ids) {
    changed += await tx.$executeRaw(sql`
      UPDATE "events" SET "classification" = ${classification}
      WHERE "id" IN ${among(those)} AND "classification" <> ${classification}`);
  }
  return changed;
}
