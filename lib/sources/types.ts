import type { Millis } from "@/lib/ingest/types";

export type SourceKind = "ark" | "postal";

export interface SourceRow {
  id: string;
  kind: SourceKind;
  name: string;
  slug: string;
  createdAt: Millis;
}

export interface SourceKeyRow {
  kid: string;
  fetchedAt: Millis;
}

/** How this process stands with a source's signing keys. */
export interface KeyState {
  failingSince: Millis | null;
  /** In words. */
  lastError: string | null;
}

export interface RefusalRow {
  /** An outcome code such as "bad_signature". */
  reason: string;
  /** In the last 24 hour buckets, and the last seven days of them. */
  last24h: number;
  last7d: number;
  lastAt: Millis;
}

/** Events that happened in this time may never have reached us. */
export interface Gap {
  from: Millis;
  to: Millis;
  reason: "downtime";
}

/** "ok": events come. "silent": they did, and stopped. "refusing": the last answers were refusals. "waiting": none yet. */
export type SourceState = "ok" | "silent" | "refusing" | "waiting";

export interface SourceHealth extends SourceRow {
  /** To paste at the sender. */
  url: string;
  /** The address could be found by trying words. */
  guessable: boolean;
  jwksUrl: string | null;
  hasPublicKey: boolean;
  /** Tenants or server uuids; empty: bound to none. */
  boundTo: string[];
  countTags: boolean;
  countTenants: boolean;
  state: SourceState;
  /** Arrival of the newest event. */
  lastEventAt: Millis | null;
  events24h: number;
  /** The last 24 hours, oldest first. */
  hourly: { at: Millis; count: number }[];
  refusals: RefusalRow[];
  /** Bodies kept in quarantine. */
  quarantined: number;
  keys: SourceKeyRow[];
  /** Of the last 30 days, newest first. */
  gaps: Gap[];
  /** Distinct tags counted today: over 1,000 the figures grow as large as the events. */
  tagsToday: number;
}

export interface SourcesHealth {
  sources: SourceHealth[];
  /** Requests to an address that no source has. */
  unknownSource: RefusalRow[];
}

export interface QuarantineRow {
  id: string;
  sourceId: string;
  reason: string;
  /** What the body says of itself. */
  type: string | null;
  receivedAt: Millis;
  count: number;
  body: string;
}
