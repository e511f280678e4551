import type { DomainRow } from "@/lib/domains/types";
import { type GaugeParts, gaugeParts, limitState } from "@/lib/limits/gauge";
import type { LimitRow } from "@/lib/limits/types";
import type { Thresholds } from "@/lib/settings/types";

export interface LimitTrouble {
  row: LimitRow;
  parts: GaugeParts;
  state: "reached" | "near" | "approaching";
}

/** Servers near their limit by what is known of the hour that runs. */
export function limitsInTrouble(rows: readonly LimitRow[], thresholds: Thresholds): LimitTrouble[] {
  const lines = {
    approaching: thresholds.limitApproaching,
    near: thresholds.limitNear,
    reached: thresholds.limitReached,
  };
  return rows.flatMap((row) => {
    const state = limitState(row, lines);
    return state === "ok" || state === "not-known" ? [] : [{ row, parts: gaugeParts(row), state }];
  });
}

/** Domains with a record at fault, as reported or as found. */
export function domainsInTrouble(rows: readonly DomainRow[]): DomainRow[] {
  return rows.filter(({ faults }) => faults.length > 0);
}
