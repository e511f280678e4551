import type { Zone, ZoneEntry } from "@/lib/testing/dns/zone";

export interface ZoneRecord {
  name: string;
  type: "A" | "AAAA" | "CNAME" | "MX" | "TXT";
  value: string | readonly string[] | { priority: number; exchange: string };
}

export type ZoneAnswer =
  | { kind: "records"; records: ZoneRecord[] }
  | { kind: "none"; exists: boolean }
  | { kind: "fault"; fault: NonNullable<ZoneEntry["fault"]> };

const longestChain = 8;

/** What a recursive resolver says of a name: aliases followed, with the chain before the end. */
export function lookUp(zone: Zone, asked: string, type: string): ZoneAnswer {
  const chain: ZoneRecord[] = [];
  let name = asked.toLowerCase().replace(/\.$/, "");
  for (let hops = 0; hops <= longestChain; hops++) {
    const entry = zone[name];
    if (entry?.fault !== undefined) {
      return { kind: "fault", fault: entry.fault };
    }
    const own = entry === undefined ? [] : recordsOf(name, entry, type);
    if (own.length > 0) {
      return { kind: "records", records: [...chain, ...own] };
    }
    if (entry?.CNAME === undefined || type === "CNAME") {
      const exists = entry !== undefined || hasChildren(zone, name);
      return chain.length > 0 ? { kind: "records", records: chain } : { kind: "none", exists };
    }
    chain.push({ name, type: "CNAME", value: entry.CNAME });
    name = entry.CNAME;
  }
  // As resolvers answer a chain without an end.
  return { kind: "fault", fault: "servfail" };
}

/** RFC 8020: a name exists if one below it does. */
const hasChildren = (zone: Zone, name: string) => Object.keys(zone).some((other) => other.endsWith(`.${name}`));

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
