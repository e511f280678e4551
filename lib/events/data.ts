import "server-only";
import type { Refusal } from "@/lib/cube/types";
import { isCursor, readCursor, writeCursor } from "@/lib/cursor";
import { raw, reader, sql } from "@/lib/db/client";
import { find, type Walk } from "@/lib/db/walk";
import type { EventFilters, EventRow } from "@/lib/events/types";
import { asEventType, metadataOf } from "@/lib/messages/timeline";
import type { Page } from "@/lib/messages/types";
import { err, ok, type Result } from "@/lib/result";
import { sourceIdOf } from "@/lib/sources/data";

const columns = {
  id: true,
  sourceId: true,
  type: true,
  occurredAt: true,
  receivedAt: true,
  messageId: true,
  tenant: true,
  metadata: true,
  domain: true,
  recipient: true,
  classification: true,
  direction: true,
  test: true,
  late: true,
} as const;

const searchMillis = 1500;
const indexed = ["messageId", "type"] as const;
const plain = ["domain", "tenant", "recipient", "classification", "direction"] as const;

const column = (name: string) => raw(`"${name}"`);
const exactly = (name: string, value: string) =>
  value === "" ? sql`${column(name)} IS NULL` : sql`${column(name)} = ${value}`;

async function walkFor(filters: EventFilters): Promise<Walk> {
  const { source, test, from, to } = filters;
  const conditionsOn = (names: readonly (keyof typeof filters)[]) =>
    names.flatMap((name) => {
      const value = filters[name];
      return typeof value === "string" ? [exactly(name, value)] : [];
    });
  return {
    table: "events",
    column: column("occurredAt"),
    spine: [
      ...conditionsOn(indexed),
      ...(from === undefined ? [] : [sql`"occurredAt" >= ${new Date(from)}`]),
      ...(to === undefined ? [] : [sql`"occurredAt" < ${new Date(to)}`]),
    ],
    rest: [
      ...conditionsOn(plain),
      ...(source === undefined ? [] : [sql`"sourceId" = ${await sourceIdOf(source)}`]),
      ...(test === undefined ? [] : [sql`"test" = ${test}`]),
    ],
    sift: null,
  };
}

/** Events newest first, by when they happened. */
export async function listEvents(
  filters: EventFilters,
  { cursor = null, limit, payload = false }: { cursor?: string | null; limit: number; payload?: boolean },
): Promise<Result<Page<EventRow>, Refusal>> {
  if (cursor !== null && !isCursor(cursor)) {
    return err({ field: "cursor", message: "cursor is not one that a page of this list gave." });
  }
  const { ids, next } = await find(await walkFor(filters), readCursor(cursor), limit, searchMillis);
  const rows = await reader().event.findMany({
    where: { id: { in: ids } },
    select: { ...columns, body: payload },
    orderBy: [{ occurredAt: "desc" }, { id: "desc" }],
  });
  return ok({ rows: rows.flatMap(toRow), nextCursor: next === null ? null : writeCursor(next) });
}

type Stored = Omit<EventRow, "type" | "occurredAt" | "receivedAt" | "metadata" | "direction" | "payload"> & {
  type: string;
  occurredAt: Date;
  receivedAt: Date;
  metadata: string | null;
  direction: string | null;
  body?: string;
};

function toRow({ body, ...row }: Stored): EventRow[] {
  const type = asEventType(row.type);
  if (type === null) {
    return [];
  }
  const { direction } = row;
  return [
    {
      ...row,
      type,
      occurredAt: row.occurredAt.getTime(),
      receivedAt: row.receivedAt.getTime(),
      metadata: metadataOf(row.metadata),
      direction: direction === "incoming" || direction === "outgoing" ? direction : null,
      ...(body === undefined ? {} : { payload: payloadOf(body) }),
    },
  ];
}

function payloadOf(body: string): unknown {
  try {
    return JSON.parse(body);
  } catch {
    return body;
  }
}
