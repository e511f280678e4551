import "server-only";
import { cache } from "react";
import { defaultPreset, presetRange, resolveRange } from "@/lib/cube/range";
import type { Range, Refusal } from "@/lib/cube/types";
import type { Millis } from "@/lib/ingest/types";
import { exactPeriod, type MessageSearch, searchOf } from "@/lib/messages/list-url";
import { loadMessageCount, loadMessages } from "@/lib/messages/loaders";
import type { MessageCount, MessageFilters, MessageRow, Page } from "@/lib/messages/types";
import type { Result } from "@/lib/result";
import { loadShell } from "@/lib/shell/loaders";

/** What /messages lists, and when. */
export interface ListState {
  search: MessageSearch;
  filters: MessageFilters;
  period: { from: Millis; to: Millis };
  preset: Range["preset"];
  /** Why the period that was asked for could not be had. */
  refusal: string | null;
  now: Millis;
  zone: string;
  sources: { id: string; name: string }[];
}

const pageRows = 50;

/** @param query as `searchQuery` writes it */
export const loadListState = cache(async (query: string): Promise<ListState> => {
  const { now, zone, sources } = await loadShell();
  const search = searchOf(Object.fromEntries(new URLSearchParams(query)));
  const { counted } = search;
  const exact = counted === undefined ? null : exactPeriod(search.range, zone);
  const resolved = resolveRange(search.range, now, zone);
  const range = resolved.ok ? resolved.value : presetRange(defaultPreset, now, zone);
  const period = exact ?? { from: range.from, to: range.to };
  return {
    search,
    filters: { ...search.filters, ...(counted === undefined ? period : { counted: { as: counted, ...period } }) },
    period,
    preset: exact === null ? range.preset : null,
    refusal: exact !== null || resolved.ok ? null : resolved.error.message,
    now,
    zone,
    sources,
  };
});

export const loadListPage = cache(async (query: string): Promise<Result<Page<MessageRow>, Refusal>> => {
  const { search, filters } = await loadListState(query);
  return await loadMessages(filters, { cursor: search.cursor ?? null, limit: pageRows });
});

export const loadListCount = cache(async (query: string): Promise<MessageCount> => {
  const { filters } = await loadListState(query);
  return await loadMessageCount(filters);
});
