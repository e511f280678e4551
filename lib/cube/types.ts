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

/** The counters of a cube cell: the counts, and how long the delivered took from accepted to Sent. */
export interface CellCounts extends Counts {
  within10s: number;
  within1m: number;
  within5m: number;
  within1h: number;
  within6h: number;
  over6h: number;
}

/** The address of a cube cell. */
export interface CellKey {
  grain: Grain;
  bucket: Millis;
  sourceId: string;
  tenant: string;
  domain: string;
  provider: string;
  tag: string;
  classification: string;
}

export type Dimension = "host" | "recipientDomain" | "answer";

export interface DetailCounts {
  delivered: number;
  failed: number;
  bounced: number;
  deferred: number;
}

/** The address of a cell by a dimension too wide for the cube. */
export interface DetailKey {
  dimension: Dimension;
  day: Millis;
  sourceId: string;
  domain: string;
  provider: string;
  classification: string;
  value: string;
}

export interface Cell {
  key: CellKey;
  counts: Partial<CellCounts>;
}
export interface DetailCell {
  key: DetailKey;
  counts: Partial<DetailCounts>;
}
export interface Contribution {
  cells: Cell[];
  details: DetailCell[];
}

/** How a source's messages are counted. */
export interface Counting {
  /** IANA name of the workspace's zone. */
  zone: string;
  /** false: every tag (tenant) stands as "other". */
  countTags: boolean;
  countTenants: boolean;
}

/** Why a question cannot be answered, and which parameter of it is to blame. */
export interface Refusal {
  message: string;
  field: string;
}

/** What a person or program asks for: a preset, or from and to in ISO 8601. */
export interface RangeInput {
  range?: string;
  from?: string;
  to?: string;
}

export interface Summary {
  current: Figures;
  previous: Figures;
}

/** A row and the same key in the period before; zeros where it was not there. */
export interface BreakdownChangeRow extends BreakdownRow {
  previous: Omit<BreakdownRow, "key">;
}

/** One key over time. `points` has one entry a bucket of the range, zeros included. */
export interface BreakdownSeries {
  /** "" is none, and also the key of the rest. */
  key: string;
  /** All keys together that have no series of their own. */
  isRest: boolean;
  points: SeriesPoint[];
}
export interface SeriesPoint extends DetailCounts {
  at: Millis;
}

/** The dimensions that the cube itself holds, and that can thus be drawn over time. */
export type CubeBy = Exclude<By, Dimension>;

/** Time from accepted to Sent, in messages delivered. */
export type TimeToDeliver = Omit<CellCounts, keyof Counts>;
