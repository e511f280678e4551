import { parseInstant } from "@/lib/cube/instant";
import type { Filters, Range, RangeInput } from "@/lib/cube/types";
import { inputOf, paramOf, rangeNames, type SearchParams } from "@/lib/cube/view";
import { stateNames } from "@/lib/messages/schema";
import { type CountedAs, countedAs, type MessageFilters, type StateName } from "@/lib/messages/types";

/** Filters by text: an empty one is none of this, but for those that a form always sends. */
const textNames = [
  "recipient",
  "sender",
  "domain",
  "recipientDomain",
  "tag",
  "classification",
  "group",
  "provider",
  "host",
  "tenant",
  "source",
  "answer",
] as const satisfies readonly (keyof MessageFilters)[];

/** The list that /messages shows, as its URL says it. */
export interface MessageSearch {
  range: RangeInput;
  filters: Omit<MessageFilters, "counted" | "from" | "to">;
  /** The figure whose messages these are, in the range; absent: any message with an event in the range. */
  counted?: CountedAs;
  cursor?: string;
}

const isState = (text: string): text is StateName => stateNames.some((name) => name === text);
const isCounted = (text: string): text is CountedAs => countedAs.some((name) => name === text);

/**
 * Reads the search. Where an empty value means "without one" it counts as such only in a list behind a
 * figure: the fields of the form are empty when nothing is asked.
 */
export function searchOf(params: SearchParams): MessageSearch {
  const counted = paramOf(params, "counted");
  const state = paramOf(params, "state");
  const cursor = paramOf(params, "cursor");
  const behindFigure = counted !== undefined && isCounted(counted);
  const filters: MessageSearch["filters"] = {};
  for (const name of textNames) {
    const value = paramOf(params, name)?.trim();
    if (value !== undefined && (value !== "" || behindFigure)) {
      filters[name] = name === "domain" ? value.toLowerCase() : value;
    }
  }
  if (state !== undefined && isState(state)) {
    filters.state = state;
  }
  const direction = paramOf(params, "direction");
  if (direction === "incoming" || direction === "outgoing") {
    filters.direction = direction;
  }
  const test = paramOf(params, "test");
  if (test === "true" || test === "false") {
    filters.test = test === "true";
  }
  const range: RangeInput = {};
  for (const name of rangeNames) {
    const value = paramOf(params, name);
    if (value) {
      range[name] = value;
    }
  }
  return { range, filters, ...(behindFigure ? { counted } : {}), ...(cursor ? { cursor } : {}) };
}

export function searchQuery({ range, filters, counted, cursor }: MessageSearch): URLSearchParams {
  const query = new URLSearchParams();
  const { state, direction, test, ...texts } = filters;
  const parts: Record<string, string | undefined> = {
    ...range,
    counted,
    ...texts,
    state,
    direction,
    test: test?.toString(),
    cursor,
  };
  for (const [name, value] of Object.entries(parts)) {
    if (value !== undefined) {
      query.set(name, value);
    }
  }
  return query;
}

/** Where a search is shown. */
export function searchHref(search: MessageSearch): string {
  const query = searchQuery(search).toString();
  return query === "" ? "/messages" : `/messages?${query}`;
}

/** Where exactly the messages that a figure counts are listed. */
export function countedHref(
  range: Pick<Range, "preset" | "from" | "to">,
  as: CountedAs,
  filters: Filters & Pick<MessageFilters, "host" | "recipientDomain" | "answer">,
): string {
  return searchHref({ range: inputOf(range), filters, counted: as });
}

/** The instants of a list behind a figure, not widened to the buckets that may be kept by now. */
export function exactPeriod({ from, to }: RangeInput, zone: string): { from: number; to: number } | null {
  const start = from === undefined ? null : parseInstant(from, zone);
  const end = to === undefined ? null : parseInstant(to, zone);
  return start === null || end === null || start >= end ? null : { from: start, to: end };
}
