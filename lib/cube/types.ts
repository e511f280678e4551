import type { Millis } from "@/lib/ingest/types";

export type Grain = "hour" | "day";

/** The counters of design section 4: messages, but for `attempts`. */
export interface Counts {
  delivered: number;
  failed: number;
  bounced: number;
  deferred: number;
  stillDeferred: number;
  held: number;
  opened: number;
  clicked: number;
  attempts: number;
}

/** Counts with their rates: fractions of 1, null where there is no volume. */
export interface Figures extends Counts {
  deliveryRate: number | null;
  bounceRate: number | null;
  openRate: number | null;
  clickRate: number | null;
}

/** "" is none. */
export interface Filters {
  source?: string;
  tenant?: string;
  domain?: string;
  provider?: string;
  tag?: string;
  classification?: string;
  group?: string;
}

export const presets = ["24h", "7d", "30d", "90d", "365d"] as const;
export type Preset = (typeof presets)[number];

/** Whole buckets: `from` is the start of the first, `to` the end (exclusive) of the last. */
export interface Range {
  preset: Preset | null;
  from: Millis;
  to: Millis;
  grain: Grain;
  zone: string;
  /** Starts of the buckets, ascending. */
  buckets: Millis[];
  /** The period before, with as many buckets. */
  previous: { from: Millis; to: Millis };
}

export interface Point extends Counts {
  at: Millis;
}

export type By =
  | "classification"
  | "group"
  | "provider"
  | "host"
  | "domain"
  | "recipientDomain"
  | "tag"
  | "tenant"
  | "source"
  | "answer";

export interface BreakdownRow {
  /** "" is none. */
  key: string;
  delivered: number;
  failed: number;
  bounced: number;
  deferred: number;
  /** (failed + bounced) of the row in that of all rows; null where there are none. */
  share: number | null;
}
