import type { ListInput, Narrowing } from "@/lib/suppressions/edit";
import { dayAfter, naturallyDescending } from "@/lib/suppressions/list-input";

const names = ["q", "origin", "class", "source", "from", "to", "expires"] as const;

function narrowingParams(narrowing: Narrowing): URLSearchParams {
  const params = new URLSearchParams();
  for (const name of names) {
    const value = narrowing[name];
    if (value !== null) {
      params.set(name, value);
    }
  }
  return params;
}

const withQuery = (path: string, params: URLSearchParams) => {
  const query = params.toString();
  return query === "" ? path : `${path}?${query}`;
};

/** The address of a list; what has its default is left out. */
export function listHref(input: ListInput): string {
  const params = narrowingParams(input);
  if (input.sort !== "createdAt") {
    params.set("sort", input.sort);
  }
  if (input.descending !== naturallyDescending(input.sort)) {
    params.set("order", input.descending ? "desc" : "asc");
  }
  if (input.page > 1) {
    params.set("page", String(input.page));
  }
  return withQuery("/suppressions", params);
}

/** The export of what a list shows. */
export function exportHref({ class: classification, to, ...narrowing }: Narrowing): string {
  const params = narrowingParams({ ...narrowing, to: to === null ? null : dayAfter(to), class: null });
  if (classification !== null) {
    params.set("classification", classification);
  }
  return withQuery("/api/v1/suppressions/export", params);
}

/** The page of one address. */
export const addressHref = (address: string) => `/suppressions/${encodeURIComponent(address)}`;

/** The page of one batch. */
export const batchHref = (id: string) => `/suppressions/changes/${id}`;
