import type { DomainRow } from "@/lib/domains/types";
import { type GaugeParts, gaugeParts, type LimitState, limitState } from "@/lib/limits/gauge";
import type { LimitRow } from "@/lib/limits/types";
import type { Thresholds } from "@/lib/settings/types";

export interface LimitGauge {
  row: LimitRow;
  parts: GaugeParts;
  state: Exclude<LimitState, "not-known">;
}

const gaugesShown = 4;

/** The fullest servers of which something is known about the hour that runs. */
export function limitGauges(rows: readonly LimitRow[], thresholds: Thresholds): LimitGauge[] {
  const lines = {
    approaching: thresholds.limitApproaching,
    near: thresholds.limitNear,
    reached: thresholds.limitReached,
  };
  return rows
    .flatMap((row) => {
      const state = limitState(row, lines);
      return state === "not-known" ? [] : [{ row, parts: gaugeParts(row), state }];
    })
    .slice(0, gaugesShown);
}

/** Domains with a record at fault, as reported or as found. */
export function domainsInTrouble(rows: readonly DomainRow[]): DomainRow[] {
  return rows.filter(({ faults }) => faults.length > 0);
}
