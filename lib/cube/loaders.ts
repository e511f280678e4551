import "server-only";
import { cache } from "react";
import { requireUser } from "@/lib/auth/gate";
import {
  type BreakdownOptions,
  readBreakdown,
  readBreakdownChange,
  readBreakdownSeries,
  readClasses,
} from "@/lib/cube/breakdown/data";
import { readSummary, readTimeseries, readTimeToDeliver } from "@/lib/cube/data";
import type { By, CubeBy, Filters, Grain, Range } from "@/lib/cube/types";

// React's cache() compares arguments by identity: panels that share a range and filters share the read.

export const loadSummary = cache(async (range: Range, filters: Filters) => {
  await requireUser();
  return await readSummary(range, filters);
});

export const loadTimeseries = cache(async (range: Range, filters: Filters, interval?: Grain) => {
  await requireUser();
  return await readTimeseries(range, filters, interval);
});

export const loadTimeToDeliver = cache(async (range: Range, filters: Filters) => {
  await requireUser();
  return await readTimeToDeliver(range, filters);
});

const classes = cache(readClasses);

export const loadBreakdown = cache(async (range: Range, filters: Filters, by: By, options?: BreakdownOptions) => {
  await requireUser();
  return await readBreakdown(range, filters, by, { ...options, classes });
});

export const loadBreakdownChange = cache(async (range: Range, filters: Filters, by: By, options?: BreakdownOptions) => {
  await requireUser();
  return await readBreakdownChange(range, filters, by, { ...options, classes });
});

export const loadBreakdownSeries = cache(
  async (range: Range, filters: Filters, by: CubeBy, options?: BreakdownOptions) => {
    await requireUser();
    return await readBreakdownSeries(range, filters, by, options);
  },
);
