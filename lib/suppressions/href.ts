import type { ListInput } from "@/lib/suppressions/edit";

/** The address of a list; what has its default is left out. */
export function listHref({ q, origin, page }: ListInput): string {
  const params = new URLSearchParams();
  if (q !== null) {
    params.set("q", q);
  }
  if (origin !== null) {
    params.set("origin", origin);
  }
  if (page > 1) {
    params.set("page", String(page));
  }
  const query = params.toString();
  return query === "" ? "/suppressions" : `/suppressions?${query}`;
}

/** The page of one address. */
export const addressHref = (address: string) => `/suppressions/${encodeURIComponent(address)}`;
