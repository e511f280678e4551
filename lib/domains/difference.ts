import type { ObservedRecord } from "@/lib/domains/check/types";

/** A part of a record as found: "extra" is not in the expected one. */
export interface FoundPart {
  text: string;
  kind: "same" | "extra";
}

export interface Difference {
  found: FoundPart[];
  /** Parts of the expected record that were not found, in their order. */
  missing: string[];
}

/** A record's parts: SPF has terms, DKIM and DMARC tags, the others one value a line. */
function partsOf(record: ObservedRecord, value: string): string[] {
  const parts =
    record === "spf"
      ? value.split(/\s+/)
      : record === "dkim" || record === "dmarc"
        ? value.split(/;\s*|\n/).map((tag) => tag.replace(/\s*=\s*/, "=").trim())
        : value.split("\n");
  return parts.filter((part) => part !== "");
}

/** Names of hosts and mechanisms do not tell upper from lower case; keys do. */
const comparable = (record: ObservedRecord, part: string) => (record === "dkim" ? part : part.toLowerCase());

/** What a record as found has more and less than the expected one. */
export function difference(record: ObservedRecord, found: string, expected: string): Difference {
  const wanted = partsOf(record, expected);
  const there = partsOf(record, found);
  const has = (parts: readonly string[], part: string) =>
    parts.some((other) => comparable(record, other) === comparable(record, part));
  return {
    found: there.map((text) => ({ text, kind: has(wanted, text) ? "same" : "extra" })),
    missing: wanted.filter((part) => !has(there, part)),
  };
}
