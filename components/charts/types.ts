import type { Grain } from "@/lib/cube/types";
import type { Millis } from "@/lib/ingest/types";

/** One stacked quantity, drawn in the order given, the first at the bottom. */
export interface Series {
  key: string;
  label: string;
  /** A token: `var(--outcome-failed)`. */
  color: string;
}

/** The values of a bucket by series; null is missing, and drawn as a gap. */
export interface ChartPoint {
  at: Millis;
  values: Record<string, number | null>;
}

export interface ChartLine {
  value: number;
  label: string;
}

export interface ChartMark {
  at: Millis;
  label: string;
}

/** Numbers are messages, or fractions of 1 shown as percent. */
export type ChartUnit = "count" | "rate";

export interface TimeChartProps {
  /** The answer in words, or the measure. */
  title: string;
  /** Unit, range, zone. */
  subtitle?: string;
  points: readonly ChartPoint[];
  series: readonly Series[];
  grain: Grain;
  zone: string;
  unit?: ChartUnit;
  /** Horizontal lines at thresholds. */
  lines?: readonly ChartLine[];
  /** Vertical lines at moments. */
  marks?: readonly ChartMark[];
  /** The last bucket is not over: it is hatched. */
  incomplete?: boolean;
  /** Pixels; kept free before the chart is drawn. */
  height?: number;
  /** false where the panel around it says the title. */
  captionShown?: boolean;
}
