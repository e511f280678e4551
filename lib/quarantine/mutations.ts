import "server-only";
import { sql, type Tx } from "@/lib/db/client";
import { insertRows, type Table } from "@/lib/db/rows";
import type { Millis } from "@/lib/ingest/types";

/** A signed body that is kept whole because it could not be read, or not be recorded. */
export interface Unreadable {
  id: string;
  sourceId: string;
  /** In words. */
  reason: string;
  type: string | null;
  receivedAt: Millis;
  body: string;
}

const columns = {
  id: "text",
  sourceId: "text",
  reason: "text",
  type: "text",
  receivedAt: "time",
  count: "int",
  body: "text",
} as const;
const table: Table<keyof typeof columns> = { name: "quarantine", columns };

/** Keeps each body once and counts how often it came. */
export async function quarantine(tx: Tx, bodies: readonly Unreadable[]): Promise<void> {
  const rows = new Map<string, Unreadable & { count: number }>();
  for (const body of bodies) {
    rows.set(body.id, { ...body, count: (rows.get(body.id)?.count ?? 0) + 1 });
  }
  if (rows.size > 0) {
    const counting = sql`ON CONFLICT ("id") DO UPDATE SET "count" = "quarantine"."count" + excluded."count"`;
    await tx.$executeRaw(insertRows(table, [...rows.values()], counting));
  }
}

/** @returns false if it is not there */
export async function dropQuarantined(tx: Tx, id: string): Promise<boolean> {
  const { count } = await tx.quarantined.deleteMany({ where: { id } });
  return count > 0;
}

/** Takes one arrival off the count of a kept body. */
export async function uncount(tx: Tx, id: string): Promise<void> {
  await tx.quarantined.updateMany({ where: { id, count: { gt: 1 } }, data: { count: { decrement: 1 } } });
}
