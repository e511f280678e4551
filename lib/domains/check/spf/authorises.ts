import { spf } from "mailauth/lib/spf/index.js";
import { lookupFunction } from "@/lib/dns/lookup-function";
import type { Dns } from "@/lib/dns/types";
import { termsOf } from "@/lib/domains/check/spf/terms";
import { walkSpf } from "@/lib/domains/check/spf/walk";
import type { SpfNode } from "@/lib/domains/check/types";

/** "broken": receivers would not come to a result; the walk says why. "unknown": a resolver did not answer. */
export type Authorisation = "yes" | "no" | "broken" | "unknown";

/** Of each of a sender's ranges one address is enough; one a version of IP is asked for. */
async function addressesOf(dns: Dns, include: string): Promise<string[]> {
  const { tree } = await walkSpf(dns, include);
  const networks = [...networksIn(tree)];
  const first = (isOf: (network: string) => boolean) => networks.filter(isOf).slice(0, 1);
  const listed = [...first((network) => !network.includes(":")), ...first((network) => network.includes(":"))];
  if (listed.length > 0) {
    return listed;
  }
  const named = await dns.addresses(include);
  return named.kind === "found" ? named.records.slice(0, 1) : [];
}

/** A network's first address is one of its addresses. */
function* networksIn(tree: SpfNode): Generator<string> {
  for (const term of termsOf(tree.record ?? "")) {
    if (term.kind === "mechanism" && (term.name === "ip4" || term.name === "ip6") && term.qualifier === "+") {
      yield (term.domain ?? "").replace(/\/\d+$/, "");
    }
  }
  for (const { child } of tree.terms) {
    if (child !== null) {
      yield* networksIn(child);
    }
  }
}

/**
 * Whether mail from a sender's servers passes the domain's SPF: an address of the sender's own record is put to the
 * whole evaluation (RFC 7208 4), so it does not matter in what words the domain allows it.
 */
export async function authorises(dns: Dns, domain: string, include: string): Promise<Authorisation> {
  const addresses = await addressesOf(dns, include);
  const results = await Promise.all(
    addresses.map((ip) =>
      spf({ ip, sender: `postmaster@${domain}`, helo: domain, mta: domain, resolver: lookupFunction(dns) }),
    ),
  );
  const words = results.map(({ status }) => status.result);
  if (words.length === 0 || words.includes("temperror")) {
    return "unknown";
  }
  if (words.every((word) => word === "pass")) {
    return "yes";
  }
  return words.includes("permerror") ? "broken" : "no";
}
