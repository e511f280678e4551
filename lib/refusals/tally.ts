import "server-only";
import type { Tx } from "@/lib/db/client";
import { sql, transaction } from "@/lib/db/client";
import { insertRows, type Table } from "@/lib/db/rows";
import { log } from "@/lib/log";
import { singleton } from "@/lib/singleton";

const columns = {
  hour: "time",
  sourceId: "text",
  reason: "text",
  count: "int",
  firstAt: "time",
  lastAt: "time",
} as const;
const table: Table<keyof typeof columns> = { name: "refusals", columns };
type Row = { hour: number; sourceId: string; reason: string; count: number; firstAt: number; lastAt: number };

const hourMillis = 3_600_000;
/** A flood of refusals costs one write in this time. */
const pauseMillis = 250;

const state = singleton<{ rows: Map<string, Row>; timer: NodeJS.Timeout | null }>("refusals", () => ({
  rows: new Map(),
  timer: null,
}));

/** Counts a refused webhook; "" is no source. Written soon, in one go with the others. */
export function countRefusal(sourceId: string, reason: string, at: number): void {
  const hour = Math.floor(at / hourMillis) * hourMillis;
  const key = JSON.stringify([hour, sourceId, reason]);
  const row = state.rows.get(key);
  if (row === undefined) {
    state.rows.set(key, { hour, sourceId, reason, count: 1, firstAt: at, lastAt: at });
  } else {
    row.count++;
    row.lastAt = at;
  }
  state.timer ??= setTimeout(() => void flushRefusals(), pauseMillis);
}

async function add(tx: Tx, rows: readonly Row[]): Promise<void> {
  const counting = sql`ON CONFLICT ("hour", "sourceId", "reason") DO UPDATE SET
    "count" = "refusals"."count" + excluded."count", "lastAt" = excluded."lastAt"`;
  await tx.$executeRaw(insertRows(table, rows, counting));
}

/** Writes what was counted; keeps it for the next time if the database cannot take it. */
export async function flushRefusals(): Promise<void> {
  if (state.timer !== null) {
    clearTimeout(state.timer);
    state.timer = null;
  }
  const rows = [...state.rows.values()];
  if (rows.length === 0) {
    return;
  }
  state.rows = new Map();
  try {
    await transaction((tx) => add(tx, rows));
  } catch (error) {
    log.warn({ err: error instanceof Error ? error.message : "unknown" }, "refusals could not be written yet");
    for (const row of rows) {
      restore(row);
    }
  }
}

function restore(row: Row): void {
  const key = JSON.stringify([row.hour, row.sourceId, row.reason]);
  const newer = state.rows.get(key);
  state.rows.set(key, newer === undefined ? row : { ...newer, count: newer.count + row.count, firstAt: row.firstAt });
}
