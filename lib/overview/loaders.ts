import "server-only";
import { cache } from "react";
import type { Group } from "@/lib/bounces/constants";
import { loadClassesAtProviders } from "@/lib/bounces/loaders";
import {
  loadBreakdown,
  loadBreakdownChange,
  loadBreakdownSeries,
  loadSummary,
  loadTimeseries,
} from "@/lib/cube/loaders";
import { presetRange } from "@/lib/cube/range";
import type { Filters, Range, Summary } from "@/lib/cube/types";
import { loadEvents } from "@/lib/events/loaders";
import { loadMessages } from "@/lib/messages/loaders";
import type { MessageRow } from "@/lib/messages/types";
import { judge } from "@/lib/overview/judge";
import { failuresShown } from "@/lib/overview/query";
import { ratiosOf } from "@/lib/overview/ratios";
import { sparkRange, sparksOf } from "@/lib/overview/spark";
import type { RateName, ReputationFailures, Worst } from "@/lib/overview/types";
import { worstOf } from "@/lib/overview/worst";
import type { RateVerdict } from "@/lib/rates";
import { loadView } from "@/lib/view/loaders";

const reputation: Group = "reputation";

/** What the summary, which the browser asks for again, leaves unsaid. */
export interface OverviewFacts {
  worst: Worst;
  reputation: ReputationFailures;
  verdicts: Record<RateName, RateVerdict>;
  sparks: Record<RateName, (number | null)[]>;
}

/** @param query as `viewQuery` writes it */
export const loadOverviewFacts = cache(async (query: string): Promise<OverviewFacts> => {
  const { range, filters, thresholds, now, zone } = await loadView(query);
  const spark = sparkRange(range);
  const [groups, places, points, series, ...windows] = await Promise.all([
    loadBreakdownChange(range, filters, "group"),
    loadClassesAtProviders(range, filters),
    loadTimeseries(spark, filters),
    loadBreakdownSeries(spark, filters, "group"),
    ...(["24h", "7d"] as const).map((preset) => loadWindow(presetRange(preset, now, zone), filters)),
  ]);
  const refused = groups.ok ? groups.value.find(({ key }) => key === reputation) : undefined;
  const verdictOf = (name: RateName) =>
    judge(
      name,
      windows.map((window) => window[name]),
      thresholds,
    );
  return {
    worst: worstOf(places),
    reputation: { current: refused?.failed ?? 0, previous: refused?.previous.failed ?? 0 },
    verdicts: {
      delivery: verdictOf("delivery"),
      bounce: verdictOf("bounce"),
      deferred: verdictOf("deferred"),
      reputation: verdictOf("reputation"),
    },
    sparks: sparksOf(points, series.find(({ key }) => key === reputation)?.points ?? []),
  };
});

async function loadWindow(range: Range, filters: Filters) {
  const [all, groups] = await Promise.all([loadSummary(range, filters), loadBreakdown(range, filters, "group")]);
  const refused = groups.ok ? groups.value.find(({ key }) => key === reputation) : undefined;
  return ratiosOf(all.current, refused?.failed ?? 0);
}

export const loadOverviewSummary = cache(async (query: string): Promise<Summary> => {
  const { range, filters } = await loadView(query);
  return await loadSummary(range, filters);
});

/** The messages that failed last, whenever that was. */
export const loadNewestFailures = cache(async (query: string): Promise<MessageRow[]> => {
  const { filters } = await loadView(query);
  const page = await loadMessages(
    { ...filters, state: "failed", direction: "outgoing", test: false },
    { limit: failuresShown },
  );
  return page.ok ? page.value.rows : [];
});

/** True until the first event of any kind. */
export const loadIsFirstRun = cache(async (): Promise<boolean> => {
  const events = await loadEvents({}, { limit: 1 });
  return events.ok && events.value.rows.length === 0;
});
