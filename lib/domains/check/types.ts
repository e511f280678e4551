import type { WantedRecord } from "@/lib/domains/advice";
import type { Millis } from "@/lib/ingest/types";

/** What we look at ourselves: the four that senders report on, and DMARC. */
export const observedRecords = ["spf", "dkim", "mx", "returnPath", "dmarc"] as const;
export type ObservedRecord = (typeof observedRecords)[number];

/** "NotKnown": a resolver did not answer, or there is nothing to go by. Never a fault. */
export type ObservedStatus = "OK" | "Missing" | "Invalid" | "NotKnown";

/** "fault" makes the record Invalid, "warning" wants to be looked at, "note" explains. */
export type FindingLevel = "fault" | "warning" | "note";

export interface Finding {
  level: FindingLevel;
  /** Stable, such as "spf-too-many-lookups". */
  code: string;
  /** A sentence or two: what is wrong and what follows from it. */
  text: string;
}

/** A record as it was found. */
export interface FoundRecord {
  type: "TXT" | "CNAME" | "MX" | "A";
  name: string;
  value: string;
}

export interface Observed {
  status: ObservedStatus;
  found: FoundRecord[];
  findings: Finding[];
  /** What to create or change; empty where nothing has to be done. */
  wanted: WantedRecord[];
}

/** One term of an SPF record (RFC 7208 4.6.1), and what it leads to. */
export interface SpfTerm {
  /** As it is written. */
  text: string;
  /** Lookups that count against the limit of ten, those below it included. */
  lookups: number;
  /** It was looked up and there was nothing. */
  isVoid: boolean;
  problem: string | null;
  /** Of include and redirect. */
  child: SpfNode | null;
}

export interface SpfNode {
  domain: string;
  /** The record, if there is exactly one. */
  record: string | null;
  problem: string | null;
  terms: SpfTerm[];
}

export interface ObservedSpf extends Observed {
  /** Of ten (RFC 7208 4.6.4); over ten receivers take the record as broken. */
  lookups: number;
  /** Lookups without an answer; over two receivers take the record as broken. */
  voids: number;
  tree: SpfNode | null;
}

export interface DkimKey extends Observed {
  selector: string;
  name: string;
  /** "rsa" or "ed25519"; null where there is no readable key. */
  algorithm: string | null;
  bits: number | null;
}

export interface ObservedDkim extends Observed {
  keys: DkimKey[];
}

export interface ObservedReturnPath extends Observed {
  name: string;
  target: string | null;
}

export type Alignment = "relaxed" | "strict";

export interface ObservedDmarc extends Observed {
  /** Where the record is: at the domain or its organizational domain (RFC 7489 3.2). */
  at: string | null;
  policy: string | null;
  subdomainPolicy: string | null;
  spfAlignment: Alignment;
  dkimAlignment: Alignment;
  /** Where aggregate reports go. */
  rua: string[];
}

export interface ObservedRecords {
  spf: ObservedSpf;
  dkim: ObservedDkim;
  mx: Observed;
  returnPath: ObservedReturnPath;
  dmarc: ObservedDmarc;
}

/** One finished check of a domain. */
export interface Observation extends ObservedRecords {
  at: Millis;
  tookMillis: number;
  /** The resolvers asked, "address" or "address:port". */
  servers: string[];
}

/** The DNS records that a sender asks for, as it is set for a source; null: not told. */
export interface SenderRecords {
  spfInclude: string | null;
  /** Label before the domain, such as "psrp". */
  returnPathPrefix: string;
  returnPathTarget: string | null;
  mxHosts: string[];
}

/** As it was set for a source; what is absent has its default. */
export type SenderDns = { [Name in keyof SenderRecords]?: SenderRecords[Name] | undefined };

/** Of one source that the domain sends through. */
export interface Expected extends SenderRecords {
  /** For the words: "Ark". */
  sender: string;
}

/** A value as it was when a record was last right. */
export interface RightValue {
  /** As found, one record a line. */
  value: string;
  at: Millis;
}

export interface Learnt {
  spf?: RightValue | undefined;
  /** By selector. */
  dkim?: Record<string, RightValue> | undefined;
  mx?: RightValue | undefined;
  returnPath?: RightValue | undefined;
  dmarc?: RightValue | undefined;
}

/** What is known of a domain before it is looked at. */
export interface Known {
  domain: string;
  expected: readonly Expected[];
  selectors: readonly string[];
  learnt: Learnt;
}
