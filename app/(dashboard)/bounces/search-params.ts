import { groups } from "@/lib/bounces/constants";
import { paramOf, type SearchParams, type View, viewOf } from "@/lib/cube/view";

export interface BouncesParams {
  view: View;
  /** The chart adds the deferred to the failed. */
  withDeferred: boolean;
}

/** A group that there is not is none; mail without a class has no page of its own here. */
export function bouncesParams(params: SearchParams): BouncesParams {
  const { range, filters } = viewOf(params);
  const { group, classification, ...kept } = filters;
  return {
    view: {
      range,
      filters: {
        ...kept,
        ...(groups.some((name) => name === group) && group !== undefined ? { group } : {}),
        ...(classification ? { classification } : {}),
      },
    },
    withDeferred: paramOf(params, "show") === "deferred",
  };
}
