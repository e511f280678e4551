import * as z from "zod";
import type { Paging } from "@/lib/api/envelope";
import { invalid } from "@/lib/api/problem";
import { parseInstant } from "@/lib/cube/instant";
import { defaultPreset, resolveRange } from "@/lib/cube/range";
import { groupSchema } from "@/lib/cube/schema";
import { type Filters, presets, type Range } from "@/lib/cube/types";
import { readSettings } from "@/lib/settings/data";

const about = (description: string) => ({ description });
const maxText = 1000;

/** A filter on text; an empty one asks for what has none. */
const text = z.string().max(maxText, `must have at most ${maxText} characters`);
export const textFilter = text.exactOptional();
export const flag = z
  .enum(["true", "false"], "must be true or false")
  .transform((value) => value === "true")
  .exactOptional();
const iso = z.string().exactOptional();

/** A plus that the query string turned into a space is taken for the plus it was: no address has a space. */
export const addressFilter = text
  .transform((value) => (value.includes("@") ? value.replaceAll(" ", "+") : value))
  .exactOptional();

/** The time that a list covers. */
export const spanFields = {
  from: iso.meta(about("ISO 8601; without an offset in the workspace's zone.")),
  to: iso.meta(about("ISO 8601, exclusive.")),
};

export const rangeFields = {
  range: z
    .string()
    .exactOptional()
    .meta(
      about(
        `One of ${presets.join(", ")}; ${defaultPreset} if there is no from either. 24h is 24 hour buckets with the current one, Nd is N days with today.`,
      ),
    ),
  from: iso.meta(about("ISO 8601; without an offset in the workspace's zone. Widened to the start of its hour.")),
  to: iso.meta(about("ISO 8601, exclusive; until now if absent. Widened to the end of its hour.")),
};

export const filterFields = {
  source: textFilter.meta(about("Id or slug of a source.")),
  tenant: textFilter.meta(about("Empty: mail without one.")),
  domain: textFilter.meta(about("Domain of the From address.")),
  provider: textFilter.meta(about("Mailbox provider, such as gmail; or other.")),
  tag: textFilter.meta(about("Empty: mail without one.")),
  classification: textFilter.meta(about("Class of the failure or delay. Delivered and bounced mail has none.")),
  group: groupSchema.exactOptional().meta(about("Group of the class.")),
};
const filterNames = ["source", "tenant", "domain", "provider", "tag", "classification", "group"] as const;

type Query<Names extends string> = { [Name in Names]?: string };

export function filtersOf(query: Query<(typeof filterNames)[number]>): Filters {
  const filters: Filters = {};
  for (const name of filterNames) {
    const value = query[name];
    if (value !== undefined) {
      filters[name] = name === "domain" ? value.toLowerCase() : value;
    }
  }
  return filters;
}

/** @throws Problem that names the parameter to blame */
export async function rangeOf(query: Query<"range" | "from" | "to">, now: number): Promise<Range> {
  const { timeZone } = await readSettings();
  const range = resolveRange(query, now, timeZone);
  if (!range.ok) {
    throw invalid(range.error.field, range.error.message);
  }
  return range.value;
}

/** The instants of `from` and `to` for a list. @throws Problem for what is no time */
export async function spanOf({ from, to }: Query<"from" | "to">): Promise<{ from?: number; to?: number }> {
  const { timeZone } = await readSettings();
  const instantOf = (field: "from" | "to", text: string) => {
    const at = parseInstant(text, timeZone);
    if (at === null) {
      throw invalid(field, `${field} must be an ISO 8601 time, such as 2026-11-24T10:00:00Z.`);
    }
    return at;
  };
  return {
    ...(from === undefined ? {} : { from: instantOf("from", from) }),
    ...(to === undefined ? {} : { to: instantOf("to", to) }),
  };
}

const defaultPerPage = 30;
const maxPerPage = 100;
const whole = (what: string) =>
  z
    .string()
    .regex(/^[1-9]\d{0,8}$/, `must be a whole number from 1 (${what})`)
    .transform(Number);
const perPage = whole("rows of a page").exactOptional();

export const pageFields = {
  page: whole("the first page is 1").exactOptional().meta(about("From 1.")),
  perPage: perPage.meta(about(`Rows of a page: ${defaultPerPage}, at most ${maxPerPage}.`)),
};
export const cursorFields = {
  cursor: z.string().exactOptional().meta(about("meta.nextCursor of the page before.")),
  perPage: pageFields.perPage,
  limit: perPage.meta(about("The same as perPage.")),
};

export function pageOf({ page = 1, perPage: asked = defaultPerPage }: { page?: number; perPage?: number }) {
  return { page, perPage: Math.min(asked, maxPerPage) };
}

export function cursorPageOf(query: { cursor?: string; perPage?: number; limit?: number }) {
  const limit = Math.min(query.perPage ?? query.limit ?? defaultPerPage, maxPerPage);
  return { cursor: query.cursor === undefined || query.cursor === "" ? null : query.cursor, limit };
}

/** A page of rows that are all at hand. */
export function paged<Row>(rows: readonly Row[], query: { page?: number; perPage?: number }) {
  const { page, perPage: size } = pageOf(query);
  const paging: Paging = { page, perPage: size, total: rows.length, totalPages: Math.ceil(rows.length / size) };
  return { data: rows.slice((page - 1) * size, page * size), paging };
}
