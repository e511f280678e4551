import type { BreakdownRow, DetailCounts } from "@/lib/cube/types";
import { fraction } from "@/lib/rates";

export interface KeyedCounts extends DetailCounts {
  key: string;
}

/** True if something went wrong in these: a row of delivered mail alone explains nothing. */
export const explains = ({ failed, bounced, deferred }: Omit<DetailCounts, "delivered">): boolean =>
  failed + bounced + deferred > 0;

/** Rows of one key become one. */
export function addUp(rows: readonly KeyedCounts[]): KeyedCounts[] {
  const sums = new Map<string, KeyedCounts>();
  for (const row of rows) {
    const sum = sums.get(row.key) ?? { key: row.key, delivered: 0, failed: 0, bounced: 0, deferred: 0 };
    sums.set(row.key, {
      key: row.key,
      delivered: sum.delivered + row.delivered,
      failed: sum.failed + row.failed,
      bounced: sum.bounced + row.bounced,
      deferred: sum.deferred + row.deferred,
    });
  }
  return [...sums.values()];
}

/** Most failed first, then by key; the databases order text each in its own way. */
export function byFailures<Row extends KeyedCounts>(rows: readonly Row[]): Row[] {
  return [...rows].sort((a, b) => b.failed - a.failed || (a.key < b.key ? -1 : a.key > b.key ? 1 : 0));
}

/** @param whole failed and bounced of all rows, those that are not here included */
export function withShares(rows: readonly KeyedCounts[], whole: number): BreakdownRow[] {
  return rows.map((row) => ({ ...row, share: fraction(row.failed + row.bounced, whole) }));
}
