import type { Worst } from "@/lib/overview/types";

interface Failures {
  classification: string;
  provider: string;
  failed: number;
}

function half<Key extends "classification" | "provider">(rows: readonly Failures[], key: Key): string | null {
  const sums = new Map<string, number>();
  for (const row of rows) {
    sums.set(row[key], (sums.get(row[key]) ?? 0) + row.failed);
  }
  const all = [...sums.values()].reduce((sum, value) => sum + value, 0);
  const found = [...sums].find(([, value]) => value > 0 && value * 2 >= all);
  return found?.[0] ?? null;
}

/** The class and the provider that have half of the failures or more; a provider only where it has half of that class. */
export function worstOf(rows: readonly Failures[]): Worst {
  const classification = half(rows, "classification");
  const within = classification === null ? rows : rows.filter((row) => row.classification === classification);
  return { classification, provider: half(within, "provider") };
}
