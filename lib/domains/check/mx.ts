import { isIP } from "node:net";
import ipaddr from "ipaddr.js";
import type { Dns, MxRecord } from "@/lib/dns/types";
import { finding, foundRecords, listed, sameHost, statusOf } from "@/lib/domains/check/status";
import type { Finding, Known, Observed } from "@/lib/domains/check/types";

/** Hosts looked up of a domain that names more than anybody needs. */
const hostsLookedUp = 10;

/** Where mail for the domain goes. It needs none to send, but what it has must be right. Never rejects. */
export async function observeMx(dns: Dns, { domain, expected }: Known): Promise<Observed> {
  const answer = await dns.mx(domain);
  if (answer.kind === "failed") {
    const text = "No resolver answered for the domain, so nothing is known of its MX records now.";
    return { status: "NotKnown", found: [], findings: [finding("note", "mx-unanswered", text)], wanted: [] };
  }
  if (answer.kind === "none") {
    return { status: "Missing", found: [], findings: [await withoutMx(dns, domain)], wanted: [] };
  }
  const records = [...answer.records].sort((a, b) => a.priority - b.priority || (a.exchange < b.exchange ? -1 : 1));
  const found = foundRecords(
    "MX",
    domain,
    records.map(({ priority, exchange }) => `${priority} ${exchange === "" ? "." : exchange}`),
  );
  const named = records.filter(({ exchange }) => exchange !== "");
  if (named.length === 0) {
    return { status: "OK", found, findings: [nullMx(domain)], wanted: [] };
  }
  const hosts = await Promise.all(named.slice(0, hostsLookedUp).map((record) => lookAt(dns, record)));
  const hasMore = named.length > hosts.length;
  const missing = expected.flatMap(({ sender, mxHosts }) => missingOf(sender, mxHosts, named));
  const findings = [
    ...(named.length < records.length ? [nullBeside] : []),
    ...faultsOf(hosts, hasMore),
    ...missing.map(({ finding: one }) => one),
  ];
  const wanted = missing.flatMap((one) =>
    one.hosts.map((host) => ({ type: "MX" as const, name: domain, value: `10 ${host}` })),
  );
  const isUnknown = (hasMore || hosts.some(({ state }) => state === "unanswered")) && !hosts.some(hasAddress);
  return { status: statusOf(findings, isUnknown), found, findings, wanted };
}

async function withoutMx(dns: Dns, domain: string): Promise<Finding> {
  const address = await dns.addresses(domain);
  // RFC 5321 5.1: without an MX record the domain itself is the host.
  const replies = {
    found: " Replies go to the address of the domain itself.",
    none: " Replies to it cannot arrive.",
    failed: "",
  };
  const text = `There is no MX record, which a domain that only sends does not need.${replies[address.kind]}`;
  return finding("note", "mx-missing", text);
}

const nullMx = (domain: string): Finding =>
  finding(
    "warning",
    "mx-null",
    `${domain} says that it takes no mail at all (RFC 7505). Some receivers refuse mail from an address that cannot be answered.`,
  );

const nullBeside = finding(
  "warning",
  "mx-null-beside",
  "One MX record says that the domain takes no mail at all, and others name hosts (RFC 7505 3). Remove the one with “.”: some receivers go by it.",
);

type HostState = "right" | "address" | "alias" | "none" | "private" | "not-public" | "unanswered";
interface Host {
  host: string;
  state: HostState;
}

async function lookAt(dns: Dns, { exchange: host }: MxRecord): Promise<Host> {
  if (isIP(host) !== 0) {
    return { host, state: "address" };
  }
  const [alias, addresses] = await Promise.all([dns.cname(host), dns.addresses(host)]);
  if (addresses.kind === "failed") {
    return { host, state: addresses.failure === "not-public" ? "not-public" : "unanswered" };
  }
  if (addresses.kind === "none") {
    return { host, state: "none" };
  }
  if (alias.kind === "found") {
    return { host, state: "alias" };
  }
  return { host, state: addresses.records.every(isPrivate) ? "private" : "right" };
}

const hasAddress = ({ state }: Host) => state === "right" || state === "alias" || state === "private";

/** Not to be reached over the Internet. The ranges for documentation count as reachable: they stand in examples. */
function isPrivate(address: string): boolean {
  return (
    ipaddr.isValid(address) &&
    ["private", "loopback", "linkLocal", "uniqueLocal", "carrierGradeNat", "unspecified"].includes(
      ipaddr.process(address).range(),
    )
  );
}

function faultsOf(hosts: readonly Host[], hasMore: boolean): Finding[] {
  const named = (state: HostState) => hosts.filter((one) => one.state === state).map(({ host }) => host);
  const gone = named("none");
  const unanswered = named("unanswered");
  const isAllGone = !hasMore && unanswered.length === 0 && !hosts.some(hasAddress);
  const level = isAllGone ? "fault" : "warning";
  const are = (names: readonly string[]) => `${listed(names)} ${names.length === 1 ? "is" : "are"}`;
  const some = (names: readonly string[], weight: Finding["level"], code: string, text: string) =>
    names.length === 0 ? [] : [finding(weight, code, text)];
  return [
    ...some(
      named("address"),
      "fault",
      "mx-address",
      `${are(named("address"))} an address, and an MX record has to name a host. Senders do not find the way.`,
    ),
    ...some(
      named("not-public"),
      level,
      "mx-not-public",
      `${are(named("not-public"))} no public host name: nobody outside finds the way.`,
    ),
    ...some(
      gone,
      level,
      "mx-unresolved",
      isAllGone
        ? `${listed(gone)} ${gone.length === 1 ? "has" : "have"} no address, so replies and bounces to the domain cannot arrive.`
        : `${listed(gone)} ${gone.length === 1 ? "has" : "have"} no address; mail can only go by the other hosts.`,
    ),
    ...some(
      unanswered,
      "note",
      "mx-unanswered",
      `${listed(unanswered)} could not be looked up, so nobody knows now whether mail gets there.`,
    ),
    ...some(
      named("alias"),
      "warning",
      "mx-alias",
      `${are(named("alias"))} an alias (CNAME), which an MX record may not name (RFC 5321 5.1). Some senders do not follow it.`,
    ),
    ...some(
      named("private"),
      "warning",
      "mx-private",
      `${are(named("private"))} at an address of a private network: nobody outside can reach it.`,
    ),
  ];
}

/** As Postal judges: all of the sender's hosts or none. */
function missingOf(sender: string, wanted: readonly string[], records: readonly MxRecord[]) {
  const there = wanted.filter((host) => records.some(({ exchange }) => sameHost(exchange, host)));
  const hosts = wanted.filter((host) => !there.includes(host));
  if (wanted.length === 0 || hosts.length === 0) {
    return [];
  }
  return there.length === 0
    ? [
        {
          hosts: [],
          finding: finding(
            "note",
            "mx-elsewhere",
            `Mail for the domain goes elsewhere than to ${sender}, which is no fault.`,
          ),
        },
      ]
    : [
        {
          hosts,
          finding: finding(
            "fault",
            "mx-partly",
            `Some of the hosts of ${sender} are there, and ${listed(hosts)} ${hosts.length === 1 ? "is" : "are"} missing. Add what is missing, or remove the others too.`,
          ),
        },
      ];
}
