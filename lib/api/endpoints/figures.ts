import "server-only";
import * as z from "zod";
import { filterFields, filtersOf, rangeFields, rangeOf } from "@/lib/api/params";
import { invalid } from "@/lib/api/problem";
import { endpoint } from "@/lib/api/route";
import { readBreakdown } from "@/lib/cube/breakdown/data";
import { isDetail } from "@/lib/cube/breakdown/refusal";
import { readSummary, readTimeseries } from "@/lib/cube/data";
import { dayRange, hourReach, hourReachDays } from "@/lib/cube/range";
import {
  breakdownRowSchema,
  bySchema,
  coveredSchema,
  grainSchema,
  pointSchema,
  summarySchema,
} from "@/lib/cube/schema";
import type { Grain, Range } from "@/lib/cube/types";

const tag = "Figures";
const counted =
  "Counted are outgoing messages, each at the time of the event that made it so; attempts counts delivery attempts.";

const meta = (range: Range, grain: Grain = range.grain) =>
  coveredSchema.encode({ from: range.from, to: range.to, grain, zone: range.zone, previous: range.previous });

export const getSummary = endpoint(
  {
    method: "GET",
    path: "/summary",
    summary: "Counts and rates of a period and of the one before it",
    description: `${counted} A rate is a fraction of 1, or null where there is no volume.`,
    tag,
    scopes: ["read"],
    query: z.object({ ...rangeFields, ...filterFields }),
    body: z.unknown(),
    data: summarySchema,
    meta: coveredSchema,
  },
  async ({ query, now }) => {
    const range = await rangeOf(query, now);
    return { data: await readSummary(range, filtersOf(query)), meta: meta(range) };
  },
);

export const getTimeseries = endpoint(
  {
    method: "GET",
    path: "/timeseries",
    summary: "The same counts over time, one point a bucket",
    description: `Every bucket of the period has a point, zeros included. Hours are kept for ${hourReachDays} days.`,
    tag,
    scopes: ["read"],
    query: z.object({ ...rangeFields, ...filterFields, interval: grainSchema.exactOptional() }),
    body: z.unknown(),
    data: z.object({ points: z.array(pointSchema) }),
    meta: coveredSchema,
  },
  async ({ query, now }) => {
    const range = await rangeOf(query, now);
    const interval = query.interval ?? range.grain;
    if (interval === "hour" && range.from < hourReach(now, range.zone)) {
      throw invalid("interval", `Hours are kept for ${hourReachDays} days: ask for interval=day.`);
    }
    return {
      data: { points: await readTimeseries(range, filtersOf(query), interval) },
      meta: meta(range, interval),
    };
  },
);

const rowsField = z
  .string()
  .regex(/^[1-9]\d{0,3}$/, "must be a whole number from 1 to 9999")
  .transform(Number)
  .exactOptional();

export const getBounces = endpoint(
  {
    method: "GET",
    path: "/bounces",
    summary: "Failures, bounces and delays by one dimension, most failed first, then by key",
    description:
      "host, recipientDomain and answer are kept by day: they cover the whole days that the period touches, which meta names, and cannot be filtered by tag or tenant.",
    tag,
    scopes: ["read"],
    query: z.object({
      ...rangeFields,
      ...filterFields,
      by: bySchema.default("classification"),
      limit: rowsField.meta({ description: "Rows at most, 1000 unless said; shares are of all." }),
    }),
    body: z.unknown(),
    data: z.object({ rows: z.array(breakdownRowSchema) }),
    meta: coveredSchema,
  },
  async ({ query, now }) => {
    const range = await rangeOf(query, now);
    const options = query.limit === undefined ? {} : { limit: query.limit };
    const rows = await readBreakdown(range, filtersOf(query), query.by, options);
    if (!rows.ok) {
      throw invalid(rows.error.field, rows.error.message);
    }
    return { data: { rows: rows.value }, meta: meta(isDetail(query.by) ? dayRange(range) : range) };
  },
);
