import type { Filters, Range } from "@/lib/cube/types";
import type { View } from "@/lib/cube/view";
import type { Millis } from "@/lib/ingest/types";
import type { Thresholds } from "@/lib/settings/types";

/** What a page of figures is about: its range and filters, and what they are judged by. */
export interface ViewState {
  view: View;
  range: Range;
  filters: Filters;
  /** Why the range that was asked for could not be had; the default stands in for it. */
  refusal: string | null;
  thresholds: Thresholds;
  zone: string;
  /** When the page was made. */
  now: Millis;
  sources: { id: string; name: string }[];
}
