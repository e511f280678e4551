import ipaddr from "ipaddr.js";
import { spf } from "mailauth/lib/spf/index.js";
import { lookupFunction } from "@/lib/dns/lookup-function";
import type { Dns } from "@/lib/dns/types";
import { termsOf } from "@/lib/domains/check/spf/terms";
import { walkSpf } from "@/lib/domains/check/spf/walk";
import type { SpfNode } from "@/lib/domains/check/types";

/** "broken": receivers come to no result. "unknown": a resolver did not answer. */
export type Authorisation = "yes" | "no" | "broken" | "unknown";

/** Networks of a sender that are tried; one that has more names them by includes of a few. */
const networksTried = 20;

/** The outcome of the whole evaluation for one address (RFC 7208 2.6), and why where it is an error. */
export async function evaluate(dns: Dns, domain: string, ip: string): Promise<{ result: string; why: string | null }> {
  const resolver = lookupFunction(dns);
  const { status } = await spf({ ip, sender: `postmaster@${domain}`, helo: domain, mta: domain, resolver });
  const { result, comment } = status;
  const why = typeof comment === "string" ? (/lookup of [^\s:]+: (.+)$/.exec(comment)?.[1] ?? null) : null;
  return { result, why };
}

/** Addresses of a sender's servers: the first and the last of each network that its own record names. */
async function addressesOf(dns: Dns, include: string): Promise<string[]> {
  const { tree } = await walkSpf(dns, include);
  const networks = [...networksIn(tree)].slice(0, networksTried);
  const listed = networks.flatMap(endsOf);
  if (listed.length > 0) {
    return [...new Set(listed)];
  }
  const answers = await Promise.all([...hostsIn(tree), include].map((host) => dns.addresses(host)));
  return answers.flatMap((answer) => (answer.kind === "found" ? answer.records : [])).slice(0, networksTried);
}

function* networksIn(tree: SpfNode): Generator<string> {
  for (const term of termsOf(tree.record ?? "")) {
    if (term.kind === "mechanism" && (term.name === "ip4" || term.name === "ip6") && term.qualifier === "+") {
      yield term.domain ?? "";
    }
  }
  for (const { child } of tree.terms) {
    if (child !== null) {
      yield* networksIn(child);
    }
  }
}

/** Hosts that a record names by a: mechanisms. */
function* hostsIn(tree: SpfNode): Generator<string> {
  for (const term of termsOf(tree.record ?? "")) {
    if (term.kind === "mechanism" && term.name === "a" && term.qualifier === "+") {
      yield term.domain ?? tree.domain;
    }
  }
  for (const { child } of tree.terms) {
    if (child !== null) {
      yield* hostsIn(child);
    }
  }
}

function endsOf(network: string): string[] {
  if (!network.includes("/")) {
    return [network];
  }
  const kind = network.includes(":") ? ipaddr.IPv6 : ipaddr.IPv4;
  return [kind.networkAddressFromCIDR(network), kind.broadcastAddressFromCIDR(network)].map(String);
}

/**
 * Whether mail from a sender's servers passes the domain's SPF: addresses of the sender's own record are put to the
 * whole evaluation (RFC 7208 4), so it does not matter in what words the domain allows them.
 */
export async function authorises(dns: Dns, domain: string, include: string): Promise<Authorisation> {
  const addresses = await addressesOf(dns, include);
  const results = await Promise.all(addresses.map((ip) => evaluate(dns, domain, ip)));
  const words = results.map(({ result }) => result);
  if (words.length === 0 || words.includes("temperror")) {
    return "unknown";
  }
  if (words.every((word) => word === "pass")) {
    return "yes";
  }
  return words.includes("permerror") ? "broken" : "no";
}
