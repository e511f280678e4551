import type { Zone, ZoneEntry } from "@/lib/testing/dns/zone";

export interface ZoneRecord {
  name: string;
  type: "A" | "AAAA" | "CNAME" | "MX" | "TXT";
  value: string | readonly string[] | { priority: number; exchange: string };
}

export type ZoneAnswer =
  | { kind: "records"; records: ZoneRecord[] }
  /** `exists` is said of the last name of the chain of aliases, if there is one (RFC 6604). */
  | { kind: "none"; exists: boolean; chain: ZoneRecord[] }
  | { kind: "fault"; fault: NonNullable<ZoneEntry["fault"]> };

const longestChain = 8;

/**
 * What a recursive resolver says of a name: aliases followed, with the chain before the end. `waits`: whoever asks has
 * the time to wait for a slow name, and gets what it holds.
 */
export function lookUp(zone: Zone, asked: string, type: string, waits = false): ZoneAnswer {
  const chain: ZoneRecord[] = [];
  let name = nameOf(asked);
  for (let hops = 0; hops <= longestChain; hops++) {
    const entry = Object.hasOwn(zone, name) ? zone[name] : undefined;
    if (entry?.fault !== undefined && !(waits && entry.fault === "slow")) {
      return { kind: "fault", fault: entry.fault };
    }
    const own = entry === undefined ? [] : recordsOf(name, entry, type);
    if (own.length > 0) {
      return { kind: "records", records: [...chain, ...own] };
    }
    if (entry?.CNAME === undefined || type === "CNAME") {
      return { kind: "none", exists: entry !== undefined || hasChildren(zone, name), chain };
    }
    chain.push({ name, type: "CNAME", value: entry.CNAME });
    name = nameOf(entry.CNAME);
  }
  // As resolvers answer a chain without an end.
  return { kind: "fault", fault: "servfail" };
}

const nameOf = (text: string): string => text.toLowerCase().replace(/\.$/, "");

/** RFC 8020: a name exists if one below it does; the root always does. */
const hasChildren = (zone: Zone, name: string) =>
  name === "" || Object.keys(zone).some((other) => other.endsWith(`.${name}`));

function recordsOf(name: string, entry: ZoneEntry, type: string): ZoneRecord[] {
  switch (type) {
    case "TXT":
      return (entry.TXT ?? []).map((value) => ({ name, type, value }));
    case "MX":
      return (entry.MX ?? []).map(([priority, exchange]) => ({ name, type, value: { priority, exchange } }));
    case "A":
    case "AAAA":
      return (entry[type] ?? []).map((value) => ({ name, type, value }));
    case "CNAME":
      return entry.CNAME === undefined ? [] : [{ name, type, value: entry.CNAME }];
    default:
      return [];
  }
}
