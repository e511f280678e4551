import type { FoundRecord, Learnt, ObservedRecords } from "@/lib/domains/check/types";
import type { Millis } from "@/lib/ingest/types";

/** Several records of one name, one a line, in an order that does not depend on the answer's. */
export const foundText = (found: readonly FoundRecord[]): string =>
  found
    .map(({ value }) => value)
    .sort()
    .join("\n");

/** The values of what is right now, over those of earlier checks. */
export function learn(before: Learnt, records: ObservedRecords, at: Millis): Learnt {
  const learnt: Learnt = { ...before };
  for (const name of ["spf", "mx", "returnPath", "dmarc"] as const) {
    if (records[name].status === "OK") {
      learnt[name] = { value: foundText(records[name].found), at };
    }
  }
  const keys = records.dkim.keys.filter(({ status }) => status === "OK");
  if (keys.length > 0) {
    const right = keys.map(({ selector, found }) => [selector, { value: foundText(found), at }] as const);
    learnt.dkim = { ...before.dkim, ...Object.fromEntries(right) };
  }
  return learnt;
}
