import { type SearchParams, type View, viewOf } from "@/lib/cube/view";

/** The overview has no filter by class: its rates are of all mail. */
export function overviewView(params: SearchParams): View {
  const { range, filters } = viewOf(params);
  const { classification: _, group: __, ...kept } = filters;
  return { range, filters: kept };
}
