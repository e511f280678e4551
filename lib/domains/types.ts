import type { Millis } from "@/lib/ingest/types";

export const dnsRecords = ["spf", "dkim", "mx", "returnPath"] as const;
export type DnsRecordName = (typeof dnsRecords)[number];

/**
 * "no-fault": Missing where the record is not needed (MX, return path). "not-known": never reported, or the
 * report is so old that it may have been repaired since.
 */
export type RecordVerdict = "ok" | "fault" | "no-fault" | "not-known";

export interface DomainRecord {
  /** As the sender said it: OK, Missing or Invalid; null if not reported. */
  status: string | null;
  error: string | null;
  verdict: RecordVerdict;
}

export interface DomainRecords {
  spf: DomainRecord;
  dkim: DomainRecord;
  mx: DomainRecord;
  returnPath: DomainRecord;
}

/** "trouble": reported lately. "not-known": reported, then silence. "no-report": never reported. */
export type DomainState = "trouble" | "not-known" | "no-report";

/** Mail of the domain in the last 24 hour buckets. */
export interface AffectedMail {
  failed: number;
  deferred: number;
  delivered: number;
}

/** A sending domain as one source last reported it; without a report, as mail from it was seen. */
export interface DomainRow extends DomainRecords {
  name: string;
  sourceId: string | null;
  sourceName: string | null;
  /** The sender's id of the domain. */
  uuid: string | null;
  server: { uuid: string; name: string | null } | null;
  state: DomainState;
  /** When the sender checked; null if never reported. */
  checkedAt: Millis | null;
  /** Records at fault, of a report that still holds. */
  faults: DnsRecordName[];
  affected: AffectedMail;
}

export interface DomainReport extends DomainRecords {
  eventId: string;
  sourceId: string;
  sourceName: string | null;
  checkedAt: Millis;
  server: { uuid: string; name: string | null } | null;
}

export interface DomainDetail extends DomainRow {
  /** The newest report of each source, newest first. */
  reports: DomainRow[];
  /** Reports, newest first, up to 200. */
  history: DomainReport[];
}
