import type { Observation, ObservedRecord, ObservedStatus } from "@/lib/domains/check/types";

/** A check's result in which all is right but what is said. A value stands for what was found. */
export function observation(
  at: number,
  some: Partial<Record<ObservedRecord, { status: ObservedStatus; value?: string }>> = {},
): Observation {
  const one = (record: ObservedRecord) => {
    const { status, value = record } = some[record] ?? { status: "OK" };
    const isFault = status === "Missing" || status === "Invalid";
    return {
      status,
      found: status === "OK" || status === "Invalid" ? [{ type: "TXT" as const, name: "example.com", value }] : [],
      findings: isFault ? [{ level: "fault" as const, code: `${record}-wrong`, text: `${record} is wrong.` }] : [],
      wanted: [],
    };
  };
  return {
    at,
    tookMillis: 40,
    servers: ["127.0.0.1"],
    spf: { ...one("spf"), lookups: 1, voids: 0, tree: null },
    dkim: { ...one("dkim"), keys: [] },
    mx: one("mx"),
    returnPath: { ...one("returnPath"), name: "psrp.example.com", target: null },
    dmarc: {
      ...one("dmarc"),
      ...{ at: null, policy: null, subdomainPolicy: null, rua: [] },
      ...{ spfAlignment: "relaxed", dkimAlignment: "relaxed" },
    },
  };
}
