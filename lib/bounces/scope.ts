import type { Filters } from "@/lib/cube/types";

/** The filters of a page in three widths, so that its tabs and its table can offer what is not chosen. */
export interface BounceScope {
  /** Group and class included. */
  chosen: Filters;
  /** Without the class: what the table of classes shows. */
  inGroup: Filters;
  /** Without group and class: what the tabs show. */
  all: Filters;
}

export function scopeOf(chosen: Filters): BounceScope {
  const { classification, ...inGroup } = chosen;
  const { group, ...all } = inGroup;
  return {
    chosen,
    // The same object where nothing is taken away: reads are shared by identity.
    inGroup: classification === undefined ? chosen : inGroup,
    all: group === undefined ? (classification === undefined ? chosen : inGroup) : all,
  };
}
