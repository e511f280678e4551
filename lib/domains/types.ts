import type {
  Expected,
  Learnt,
  Observation,
  ObservedRecord,
  ObservedStatus,
  SenderDns,
} from "@/lib/domains/check/types";
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

/** The newest report of one source on a domain. */
export interface SourceReport extends DomainRecords {
  name: string;
  sourceId: string;
  sourceName: string | null;
  /** The sender's id of the domain. */
  uuid: string | null;
  server: { uuid: string; name: string | null } | null;
  state: DomainState;
  /** When the sender checked. */
  checkedAt: Millis;
}

/**
 * A record by all that is known. "mended": reported at fault, found right by us since. "disputed": we found it right
 * before and after a report of a fault. "no-fault": Missing where the record is not needed.
 */
export type Standing = "ok" | "fault" | "no-fault" | "mended" | "disputed" | "not-known";

/** What a sender says and what we found stand beside each other, never merged. */
export interface RecordStanding {
  standing: Standing;
  /** The newest report of a fault, else the newest that says anything; null: never reported. */
  reported: {
    status: string;
    error: string | null;
    sourceName: string | null;
    at: Millis;
    /** It is not older than the time in which a sender would have repeated it. */
    holds: boolean;
  } | null;
  /** Our newest check that could tell; null: none could. */
  observed: { status: Exclude<ObservedStatus, "NotKnown">; at: Millis; since: Millis; reason: string | null } | null;
  /** When a check of ours last found it right. */
  rightAt: Millis | null;
}

export type RecordStandings = Record<ObservedRecord, RecordStanding>;

/**
 * Can the domain send without harm? "safe": SPF and DKIM are right and nothing is wrong. "care": it arrives, but
 * something is to be mended. "harm": a record is at fault. "unknown": no fault is known, but not all is known.
 */
export interface DomainVerdict {
  kind: "safe" | "care" | "harm" | "unknown";
  /** A sentence that names the records. */
  text: string;
}

/** Whether we look a domain up: "off" by configuration, "not-public" because its name is no public domain name. */
export type LookUp = "on" | "off" | "not-public";

/** A sending domain: of reports, and of mail seen from it. The fields of a report are the newest one's. */
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
  lookUp: LookUp;
  /** When we checked; null if never. */
  observedAt: Millis | null;
  standings: RecordStandings;
  verdict: DomainVerdict;
  /** Records at fault: reported and not found right since, or found at fault. DMARC is none of them. */
  faults: DnsRecordName[];
  affected: AffectedMail;
  /** Sources that reported on it or carried mail from it in the last 30 days. */
  sourceIds: string[];
}

export interface DomainReport extends DomainRecords {
  eventId: string;
  sourceId: string;
  sourceName: string | null;
  checkedAt: Millis;
  server: { uuid: string; name: string | null } | null;
}

/** A time in which a record was in one state, as somebody saw it. */
export interface StateSpan {
  /** OK, Missing or Invalid, or the sender's word. */
  status: string;
  /** The error reported, or why we found it wrong. */
  reason: string | null;
  /** What we found, one value a line; null of a report. */
  found: string | null;
  from: Millis;
  /** Until then it is known to have been so. */
  to: Millis;
}

/** States of one record over the last 90 days, oldest first; times between the spans are not known. */
export interface RecordHistory {
  observed: StateSpan[];
  reported: StateSpan[];
}

export interface DkimSelector {
  selector: string;
  /** "entered" by hand, or named in the error of a "reported" fault. */
  origin: "entered" | "reported";
}

/** What one of the domain's senders asks for, and where that is known from. */
export interface SenderExpectation {
  sourceId: string;
  /** What holds: as set, else as documented, else as named in reports. */
  records: Expected;
  /** What was set for the source. */
  set: SenderDns;
}

export interface DomainDetail extends DomainRow {
  /** The newest report of each source, newest first. */
  reports: SourceReport[];
  /** Reports, newest first, up to 200. */
  history: DomainReport[];
  /** Our newest check, whole; null if there was none. */
  observation: Observation | null;
  /** Values of the records when they were last right. */
  learnt: Learnt;
  selectors: DkimSelector[];
  /** What the senders that the domain uses ask for. */
  expected: Expected[];
  senders: SenderExpectation[];
  /** From then on. */
  historyFrom: Millis;
  timeline: Record<ObservedRecord, RecordHistory>;
}
