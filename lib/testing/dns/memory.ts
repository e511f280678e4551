import type { Answer, Dns, MxRecord } from "@/lib/dns/types";
import { lookUp, type ZoneRecord } from "@/lib/testing/dns/lookup";
import type { Zone } from "@/lib/testing/dns/zone";

/** Lookups in a zone, without a server; every name that was asked for is in `asked`. */
export function memoryDns(zone: Zone): Dns & { asked: string[] } {
  const asked: string[] = [];
  const ask = <T>(name: string, type: ZoneRecord["type"], read: (record: ZoneRecord) => T): Answer<T> => {
    asked.push(name);
    const answer = lookUp(zone, name, type);
    if (answer.kind === "fault") {
      const isSilent = answer.fault === "silent" || answer.fault === "slow";
      return { kind: "failed", failure: isSilent ? "timeout" : "server" };
    }
    if (answer.kind === "none") {
      return answer;
    }
    const records = answer.records.filter((record) => record.type === type).map(read);
    return records.length > 0 ? { kind: "found", records } : { kind: "none", exists: true };
  };
  return {
    asked,
    txt: async (name) => ask(name, "TXT", ({ value }) => (Array.isArray(value) ? value.join("") : String(value))),
    mx: async (name) => ask(name, "MX", ({ value }) => value as MxRecord),
    cname: async (name) => ask(name, "CNAME", ({ value }) => String(value)),
    addresses: async (name) => {
      const [v4, v6] = (["A", "AAAA"] as const).map((type) => ask(name, type, ({ value }) => String(value)));
      const found = [v4, v6].flatMap((answer) => (answer?.kind === "found" ? answer.records : []));
      return found.length > 0 ? { kind: "found", records: found } : (v4 ?? { kind: "none", exists: false });
    },
  };
}
