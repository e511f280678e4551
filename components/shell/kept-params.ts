/** What a reader chose for the whole application: it stays while they go from page to page. */
const kept = ["range", "from", "to", "source"] as const;

/** A path with the range and the source of the page that is left. */
export function keepParams(path: string, current: URLSearchParams): string {
  const [pathname = "/", query = ""] = path.split("?");
  const params = new URLSearchParams(query);
  const ownRange = ["range", "from", "to"].some((name) => params.has(name));
  for (const name of kept) {
    const value = current.get(name);
    const replaced = params.has(name) || (ownRange && name !== "source");
    if (value !== null && value !== "" && !replaced) {
      params.set(name, value);
    }
  }
  return withQuery(pathname, params);
}

/** The same page with some parameters changed (null removes one) and back on its first page. */
export function changeParams(
  pathname: string,
  current: URLSearchParams,
  changes: Record<string, string | null>,
): string {
  const params = new URLSearchParams(current);
  params.delete("cursor");
  params.delete("page");
  for (const [name, value] of Object.entries(changes)) {
    if (value === null || value === "") {
      params.delete(name);
    } else {
      params.set(name, value);
    }
  }
  return withQuery(pathname, params);
}

function withQuery(pathname: string, params: URLSearchParams): string {
  const query = params.toString();
  return query === "" ? pathname : `${pathname}?${query}`;
}
