import type { Filters, Range, RangeInput } from "@/lib/cube/types";

/** What Next gives a page of its query. */
export type SearchParams = Readonly<Record<string, string | string[] | undefined>>;

/** A range and the filters that narrow it, as the URL of a page has them. */
export interface View {
  range: RangeInput;
  filters: Filters;
}

export const rangeNames = ["range", "from", "to"] as const satisfies readonly (keyof RangeInput)[];
export const filterNames = [
  "source",
  "tenant",
  "domain",
  "provider",
  "tag",
  "group",
  "classification",
] as const satisfies readonly (keyof Filters)[];
export type FilterName = (typeof filterNames)[number];

/** Longer values are nobody's tag or domain, and would only make the page's links longer. */
const longest = 512;

/** The first value of a parameter that is there once or more; NUL, which no database text holds, is no value. */
export function paramOf(params: SearchParams, name: string): string | undefined {
  const value = params[name];
  const first = Array.isArray(value) ? value[0] : value;
  return first === undefined || first.length > longest || first.includes("\0") ? undefined : first;
}

function given<Name extends string>(params: SearchParams, names: readonly Name[]): Partial<Record<Name, string>> {
  const found: Partial<Record<Name, string>> = {};
  for (const name of names) {
    const value = paramOf(params, name);
    if (value !== undefined) {
      // Kept in lower case, as domains are the same in any.
      found[name] = name === "domain" ? value.toLowerCase() : value;
    }
  }
  return found;
}

/** Reads range and filters. An empty source or range is none given; any other empty filter asks for "none". */
export function viewOf(params: SearchParams): View {
  const { source, group, ...filters } = given(params, filterNames);
  const range = given(params, rangeNames);
  return {
    range: Object.fromEntries(Object.entries(range).filter(([, value]) => value !== "")),
    filters: { ...filters, ...(source ? { source } : {}), ...(group ? { group } : {}) },
  };
}

/** The query of a view, always in the same order. */
export function viewQuery({ range, filters }: View): URLSearchParams {
  const query = new URLSearchParams();
  for (const name of rangeNames) {
    const value = range[name];
    if (value !== undefined) {
      query.set(name, value);
    }
  }
  for (const name of filterNames) {
    const value = filters[name];
    if (value !== undefined) {
      query.set(name, value);
    }
  }
  return query;
}

/** A page with this view; `undefined` among the changes takes a filter away. */
export function viewHref(
  path: string,
  view: View,
  changes: { [Name in FilterName]?: string | undefined } = {},
): string {
  const filters: Filters = {};
  for (const name of filterNames) {
    const value = Object.hasOwn(changes, name) ? changes[name] : view.filters[name];
    if (value !== undefined) {
      filters[name] = value;
    }
  }
  const query = viewQuery({ range: view.range, filters }).toString();
  return query === "" ? path : `${path}?${query}`;
}

/** How to ask for a range again: its preset, else its own bounds. */
export function inputOf({ preset, from, to }: Pick<Range, "preset" | "from" | "to">): RangeInput {
  return preset === null ? { from: new Date(from).toISOString(), to: new Date(to).toISOString() } : { range: preset };
}
