import { type SearchParams, searchValue } from "@/lib/search-value";
import { type ListInput, listSchema } from "@/lib/suppressions/edit";
import { origins } from "@/lib/suppressions/types";

export const perPage = 50;

/** The list that a page's address asks for; what cannot be read has its default. */
export function listInputOf(params: SearchParams): ListInput {
  const page = Number(searchValue(params, "page") ?? "1");
  const { q, origin } = listSchema.shape;
  return {
    q: q.catch(null).parse(searchValue(params, "q")),
    origin: origin.catch(null).parse(origins.find((name) => name === searchValue(params, "origin")) ?? null),
    page: Number.isInteger(page) && page >= 1 && page <= 100_000 ? page : 1,
  };
}
