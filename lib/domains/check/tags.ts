/** Tags of a DKIM key or DMARC record (RFC 6376 3.2), names in lower case; of a repeated one the first. */
export function tagsOf(record: string): Map<string, string> {
  const tags = new Map<string, string>();
  for (const part of record.split(";")) {
    const [name = "", ...rest] = part.split("=");
    const key = name.trim().toLowerCase();
    if (key !== "" && rest.length > 0 && !tags.has(key)) {
      tags.set(key, rest.join("=").trim());
    }
  }
  return tags;
}

/** The name of the first tag, where `v` has to stand; "" for none. */
export const firstTag = (record: string): string => (record.split("=")[0] ?? "").trim().toLowerCase();
