import type { DkimKey, FoundRecord, Learnt, ObservedRecords } from "@/lib/domains/check/types";
import type { Millis } from "@/lib/ingest/types";

/** Several records of one name, one a line, in an order that does not depend on the answer's. */
export const foundText = (found: readonly FoundRecord[]): string =>
  found
    .map(({ value }) => value)
    .sort()
    .join("\n");

/** A key that stayed so long is the sender's new one. */
const changeShown: Millis = 7 * 24 * 3_600_000;

/** The values of what is right now, over those of earlier checks; a changed key only when it has lasted. */
export function learn(before: Learnt, records: ObservedRecords, at: Millis): Learnt {
  const learnt: Learnt = { ...before };
  for (const name of ["spf", "mx", "returnPath", "dmarc"] as const) {
    if (records[name].status === "OK") {
      learnt[name] = { value: foundText(records[name].found), at };
    }
  }
  const isSettled = ({ selector, status, findings }: DkimKey) =>
    status === "OK" &&
    (findings.every(({ code }) => code !== "dkim-changed") || at - (before.dkim?.[selector]?.at ?? 0) > changeShown);
  const keys = records.dkim.keys.filter(isSettled);
  if (keys.length > 0) {
    const right = keys.map(({ selector, found }) => [selector, { value: foundText(found), at }] as const);
    learnt.dkim = { ...before.dkim, ...Object.fromEntries(right) };
  }
  return learnt;
}
