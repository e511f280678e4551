import type { ObservedRecord } from "@/lib/domains/check/types";
import { isSilent } from "@/lib/domains/silence";
import type { RecordStanding, SourceReport, Standing } from "@/lib/domains/types";
import { isFault, verdictOf } from "@/lib/domains/verdict";
import type { Millis } from "@/lib/ingest/types";

type Observed = RecordStanding["observed"];
type Reported = RecordStanding["reported"];

/** So long it is worth telling that something was mended. */
const mendedShown: Millis = 7 * 24 * 3_600_000;

/** What the sources say of one record: the newest fault, else the newest word. DMARC is on no sender's list. */
export function reportedOf(name: ObservedRecord, reports: readonly SourceReport[], now: Millis): Reported {
  if (name === "dmarc") {
    return null;
  }
  const told = reports
    .flatMap((report) => {
      const { status, error } = report[name];
      const { sourceName, checkedAt: at } = report;
      return status === null ? [] : [{ status, error, sourceName, at, holds: !isSilent(at, now) }];
    })
    .sort((a, b) => b.at - a.at);
  return told.find(({ status }) => isFault(name, status)) ?? told[0] ?? null;
}

/**
 * How a record stands by both. Our look decides where there is one that is not too old; a sender's report counts
 * against it only while it is newer.
 */
export function standingOf(name: ObservedRecord, reported: Reported, observed: Observed, now: Millis): Standing {
  const seen = observed !== null && !isSilent(observed.at, now) ? observed : null;
  const heard = reported?.holds === true ? reported : null;
  if (seen === null) {
    return heard === null ? "not-known" : verdictOf(name, heard.status);
  }
  const found = verdictOf(name, seen.status);
  if (found === "fault" || reported === null || !isFault(name, reported.status)) {
    return found;
  }
  if (reported.at > seen.at) {
    return heard === null ? found : "fault";
  }
  if (reported.at > seen.since) {
    return heard === null ? found : "disputed";
  }
  return now - seen.since < mendedShown ? "mended" : found;
}
