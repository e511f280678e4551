import { addressIn } from "@/lib/suppressions/file/address-cell";
import type { Delimiter, FileRow } from "@/lib/suppressions/file/types";

interface Reading {
  delimiter: Delimiter;
  rows: readonly FileRow[];
}

/**
 * Of the readings of one file the one that makes most sense: that has the most addresses in one column, then
 * the most rows of the same number of columns (several), then the most columns. Of equals the first.
 */
export function likeliest<R extends Reading>(readings: readonly R[]): R | null {
  let best: { reading: R; scores: readonly number[] } | null = null;
  for (const reading of readings) {
    const scores = scoresOf(reading.rows);
    if (best === null || isHigher(scores, best.scores)) {
      best = { reading, scores };
    }
  }
  return best?.reading ?? null;
}

/** How many cells of each column are addresses. */
export function addressesByColumn(rows: readonly FileRow[]): number[] {
  const counts: number[] = [];
  for (const { cells } of rows) {
    for (const [column, cell] of cells.entries()) {
      counts[column] = (counts[column] ?? 0) + (cell.includes("@") && addressIn(cell).ok ? 1 : 0);
    }
  }
  return counts;
}

function scoresOf(rows: readonly FileRow[]): readonly number[] {
  const addresses = Math.max(0, ...addressesByColumn(rows));
  const widths = new Map<number, number>();
  for (const { cells } of rows) {
    widths.set(cells.length, (widths.get(cells.length) ?? 0) + 1);
  }
  const [usual = 0, ofUsual = 0] = [...widths].sort(([, one], [, other]) => other - one)[0] ?? [];
  return usual > 1 ? [addresses, ofUsual, usual] : [addresses, 0, 0];
}

function isHigher(scores: readonly number[], others: readonly number[]): boolean {
  const differing = scores.findIndex((score, index) => score !== others[index]);
  return differing !== -1 && (scores[differing] ?? 0) > (others[differing] ?? 0);
}
