/** Search parameters of a page as Next gives them. */
export type SearchParams = Record<string, string | string[] | undefined>;

/** One value of a parameter, trimmed; null if it is absent or blank. Of several the first counts. */
export function searchValue(params: SearchParams, name: string): string | null {
  const value = params[name];
  const first = (Array.isArray(value) ? value[0] : value)?.trim();
  return first === undefined || first === "" ? null : first;
}

/** A path segment as it was before it stood in the address; what cannot be decoded stays as it is. */
export function segmentText(segment: string): string {
  try {
    return decodeURIComponent(segment);
  } catch {
    return segment;
  }
}
