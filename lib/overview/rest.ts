import type { BreakdownRow, DetailCounts } from "@/lib/cube/types";

/** A total and what the rows below a table's cut add up to, so that the rows shown and the rest make the total. */
export function restOf(total: DetailCounts, shown: readonly BreakdownRow[]): DetailCounts {
  const rest = { delivered: total.delivered, failed: total.failed, bounced: total.bounced, deferred: total.deferred };
  for (const row of shown) {
    rest.delivered -= row.delivered;
    rest.failed -= row.failed;
    rest.bounced -= row.bounced;
    rest.deferred -= row.deferred;
  }
  return rest;
}
