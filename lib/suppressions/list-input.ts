import { parseInstant } from "@/lib/cube/instant";
import { type SearchParams, searchValue } from "@/lib/search-value";
import { type ListInput, type Narrowing, narrowingSchema } from "@/lib/suppressions/edit";
import { type SuppressionFilters, suppressionSorts } from "@/lib/suppressions/types";

export const perPage = 50;

const names = ["q", "origin", "class", "source", "from", "to", "expires"] as const;
export const noNarrowing: Narrowing = {
  q: null,
  origin: null,
  class: null,
  source: null,
  from: null,
  to: null,
  expires: null,
};

/** What the address of a page narrows the list to; what cannot be read has its default. */
export function narrowingOf(params: SearchParams): Narrowing {
  const asked = Object.fromEntries(names.map((name) => [name, searchValue(params, name) || null]));
  const read = narrowingSchema.safeParse(asked);
  if (read.success) {
    return read.data;
  }
  const wrong = new Set(read.error.issues.map(({ path }) => path[0]));
  return narrowingSchema.parse(Object.fromEntries(names.map((name) => [name, wrong.has(name) ? null : asked[name]])));
}

/** Newest first, A first, the soonest end first. */
export const naturallyDescending = (sort: ListInput["sort"]): boolean => sort === "createdAt";

/** The list that a page's address asks for; what cannot be read has its default. */
export function listInputOf(params: SearchParams): ListInput {
  const page = Number(searchValue(params, "page") ?? "1");
  const sort = suppressionSorts.find((name) => name === searchValue(params, "sort")) ?? "createdAt";
  const order = searchValue(params, "order");
  return {
    ...narrowingOf(params),
    sort,
    descending: order === "asc" ? false : order === "desc" ? true : naturallyDescending(sort),
    page: Number.isInteger(page) && page >= 1 && page <= 100_000 ? page : 1,
  };
}

export const isNarrowed = (input: Narrowing): boolean => names.some((name) => input[name] !== null);
export const narrowingIn = (input: Narrowing): Narrowing =>
  narrowingSchema.parse(Object.fromEntries(names.map((name) => [name, input[name]])));

/** The day after one, both as YYYY-MM-DD. */
export const dayAfter = (day: string): string =>
  new Date(Date.parse(`${day}T00:00:00Z`) + 86_400_000).toISOString().slice(0, 10);

/** What a list is narrowed to, for the database; days are the zone's. */
export function filtersFrom(narrowing: Narrowing, zone: string): SuppressionFilters {
  const { q, origin, class: classification, source, from, to, expires } = narrowing;
  const start = from === null ? null : parseInstant(from, zone);
  const end = to === null ? null : parseInstant(dayAfter(to), zone);
  return {
    ...(q === null ? {} : { q }),
    ...(origin === null ? {} : { origin }),
    ...(classification === null ? {} : { classification }),
    ...(source === null ? {} : { sourceId: source }),
    ...(start === null ? {} : { from: start }),
    ...(end === null ? {} : { to: end }),
    ...(expires === null ? {} : { expires }),
  };
}
