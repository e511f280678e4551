import "server-only";
import type { Delta } from "@/lib/cube/delta";
import type { CellCounts, CellKey, DetailCounts, DetailKey } from "@/lib/cube/types";
import type { Tx } from "@/lib/db/client";
import { adding, type ColumnType, insertRows, type Table } from "@/lib/db/rows";

const cellKeys = ["grain", "bucket", "sourceId", "tenant", "domain", "provider", "tag", "classification"] as const;
const detailKeys = ["dimension", "day", "sourceId", "domain", "provider", "classification", "value"] as const;

/** The counters in the order of the table. */
export const cellCounters = [
  "delivered",
  "failed",
  "bounced",
  "deferred",
  "stillDeferred",
  "held",
  "opened",
  "clicked",
  "attempts",
  "within10s",
  "within1m",
  "within5m",
  "within1h",
  "within6h",
  "over6h",
] as const satisfies readonly (keyof CellCounts)[];
export const detailCounters = [
  "delivered",
  "failed",
  "bounced",
  "deferred",
] as const satisfies readonly (keyof DetailCounts)[];

function columns<Key extends string, Counter extends string>(keys: readonly Key[], counters: readonly Counter[]) {
  const types: Partial<Record<Key | Counter, ColumnType>> = {};
  for (const key of keys) {
    types[key] = key === "bucket" || key === "day" ? "time" : "text";
  }
  for (const counter of counters) {
    types[counter] = "int";
  }
  return types as Record<Key | Counter, ColumnType>;
}

const cellTable: Table<keyof CellKey | keyof CellCounts> = {
  name: "cube_cells",
  columns: columns(cellKeys, cellCounters),
};
const detailTable: Table<keyof DetailKey | keyof DetailCounts> = {
  name: "cube_details",
  columns: columns(detailKeys, detailCounters),
};

const noCounts = (counters: readonly string[]) => Object.fromEntries(counters.map((counter) => [counter, 0]));
const noCellCounts = noCounts(cellCounters) as Record<keyof CellCounts, number>;
const noDetailCounts = noCounts(detailCounters) as Record<keyof DetailCounts, number>;

/** Adds what changed to the cube: one statement a table, rows in the order of their keys. */
export async function addToCube(tx: Tx, delta: Delta): Promise<void> {
  const cells = delta.cells();
  if (cells.length > 0) {
    const rows = cells.map(({ key, counts }) => ({ ...noCellCounts, ...key, ...counts }));
    await tx.$executeRaw(insertRows(cellTable, rows, adding(cellTable, cellKeys)));
  }
  const details = delta.details();
  if (details.length > 0) {
    const rows = details.map(({ key, counts }) => ({ ...noDetailCounts, ...key, ...counts }));
    await tx.$executeRaw(insertRows(detailTable, rows, adding(detailTable, detailKeys)));
  }
}
