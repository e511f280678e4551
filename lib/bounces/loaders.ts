import "server-only";
import { cache } from "react";
import { requireUser } from "@/lib/auth/gate";
import { type Answers, readAnswers } from "@/lib/bounces/answers/data";
import type { Group } from "@/lib/bounces/constants";
import { groupsOfClasses } from "@/lib/bounces/data";
import { type BounceScope, scopeOf } from "@/lib/bounces/scope";
import { type ClassAtProvider, readClassesAtProviders } from "@/lib/bounces/top-providers/data";
import { breakdownRefusal } from "@/lib/cube/breakdown/refusal";
import type { Filters, Range, Refusal } from "@/lib/cube/types";
import { readRulesState } from "@/lib/reclassify/data";
import type { RulesState } from "@/lib/reclassify/types";
import { err, ok, type Result } from "@/lib/result";
import { loadView } from "@/lib/view/loaders";

export const loadClassesAtProviders = cache(async (range: Range, filters: Filters): Promise<ClassAtProvider[]> => {
  await requireUser();
  return await readClassesAtProviders(range, filters);
});

/** Refused, in words, where a tag or tenant narrows the page: answers are not counted by them. */
export const loadAnswers = cache(
  async (range: Range, filters: Filters, limit: number): Promise<Result<Answers, Refusal>> => {
    await requireUser();
    const refusal = breakdownRefusal(filters, "answer");
    return refusal === null ? ok(await readAnswers(range, filters, limit)) : err(refusal);
  },
);

/** The group of each class, those included that a sender made up. */
export const loadGroups = cache(async (names: readonly string[]): Promise<Record<string, Group>> => {
  await requireUser();
  return Object.fromEntries(await groupsOfClasses(names.filter((name) => name !== "")));
});

/** The page's filters in three widths, the same objects for each panel of a request. */
export const loadBounceScope = cache(async (query: string): Promise<BounceScope> => {
  const { filters } = await loadView(query);
  return scopeOf(filters);
});

/** Whether the classes of the past are those of other rules than today's. */
export const loadRulesState = cache(async (): Promise<RulesState> => {
  await requireUser();
  return await readRulesState();
});
