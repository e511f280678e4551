import type { Dns } from "@/lib/dns/types";
import { isSpf } from "@/lib/domains/check/spf/terms";
import { fewOf, finding, foundRecords, resolves, sameHost } from "@/lib/domains/check/status";
import type { Expected, Finding, Known, ObservedReturnPath, ObservedStatus } from "@/lib/domains/check/types";

const defaultPrefix = "psrp";
const longestChain = 8;
/** The worst of several decides; one that is right hides none that is wrong. */
const worst: readonly ObservedStatus[] = ["Invalid", "NotKnown", "Missing", "OK"];

/**
 * Where bounce reports come back to: a CNAME to the sender at a name under the domain, or an SPF record of one's own
 * there. It need not exist; what exists must be right. Never rejects.
 */
export async function observeReturnPath(dns: Dns, { domain, expected }: Known): Promise<ObservedReturnPath> {
  const asked = new Map<string, Expected[]>();
  for (const one of expected) {
    const name = `${one.returnPathPrefix}.${domain}`;
    asked.set(name, [...(asked.get(name) ?? []), one]);
  }
  const names = asked.size > 0 ? [...asked] : [[`${defaultPrefix}.${domain}`, []] as const];
  const looks = await Promise.all(names.map(([name, senders]) => lookAt(dns, name, senders)));
  const [first] = [...looks].sort((a, b) => worst.indexOf(a.status) - worst.indexOf(b.status));
  return {
    status: first?.status ?? "NotKnown",
    found: fewOf(looks.flatMap(({ found }) => found)),
    findings: looks.flatMap(({ findings }) => findings),
    wanted: looks.flatMap(({ wanted }) => wanted),
    name: first?.name ?? `${defaultPrefix}.${domain}`,
    target: first?.target ?? null,
  };
}

/** One name, as all senders that ask for it want it. A sender whose host is not known may want any. */
async function lookAt(dns: Dns, name: string, senders: readonly Expected[]): Promise<ObservedReturnPath> {
  const cname = await dns.cname(name);
  const hosts = senders.flatMap(({ returnPathTarget }) => returnPathTarget ?? []);
  const isAny = hosts.length === 0 || hosts.length < senders.length;
  const wanted = [{ type: "CNAME" as const, name, value: hosts[0] ?? null }];
  const base = { name, target: null, found: [], wanted: [] };
  if (cname.kind === "failed") {
    const text = `No resolver answered for ${name}, so nothing is known of the return path now.`;
    return { ...base, status: "NotKnown", findings: [finding("note", "return-path-unanswered", text)] };
  }
  if (cname.kind === "none") {
    return await withoutAlias(dns, name, wanted);
  }
  const [target = ""] = cname.records;
  const found = foundRecords("CNAME", name, cname.records);
  const alias = { ...base, target, found };
  const wrong = (code: string, text: string): ObservedReturnPath => ({
    ...alias,
    status: "Invalid",
    wanted,
    findings: [finding("fault", code, text)],
  });
  if (!isAny && !hosts.some((host) => sameHost(host, target))) {
    const asked = [...new Set(hosts)].join(" or ");
    const text = `${name} points to ${target}, and the sender asks for ${asked}: bounce reports do not come back to it.`;
    return wrong("return-path-wrong", text);
  }
  if (await goesRound(dns, [name, target])) {
    const text = `${name} points to ${target}, and from there in a circle: bounce reports are lost.`;
    return wrong("return-path-loop", text);
  }
  // A host that takes bounces has an address or an MX record, or at least an SPF record for mail in its name.
  const [isThere, txt, mx] = await Promise.all([resolves(dns, target), dns.txt(target), dns.mx(target)]);
  if (isThere === null || [txt, mx].some((one) => one.kind === "failed" && one.failure !== "not-public")) {
    const text = `${target}, where ${name} points to, could not be looked up.`;
    return { ...alias, status: "NotKnown", findings: [finding("note", "return-path-unanswered", text)] };
  }
  if (!isThere && txt.kind !== "found" && mx.kind !== "found") {
    const text = `${name} points to ${target}, which does not exist: bounce reports are lost, and whoever takes that name gets them.`;
    return wrong("return-path-dangling", text);
  }
  return { ...alias, status: "OK", findings: othersAt(name, target, senders) };
}

/** A name has one alias, so it can serve one sender only. */
function othersAt(name: string, target: string, senders: readonly Expected[]): Finding[] {
  const others = senders.filter(
    ({ returnPathTarget }) => returnPathTarget !== null && !sameHost(returnPathTarget, target),
  );
  const isOfOne = others.length < senders.length && senders.every(({ returnPathTarget }) => returnPathTarget !== null);
  return isOfOne
    ? others.map(({ sender, returnPathTarget }) =>
        finding(
          "warning",
          "return-path-shared",
          `${name} points to ${target}, and ${sender} asks for ${returnPathTarget} at the same name: its bounce reports do not come back. Give one of the senders another prefix.`,
        ),
      )
    : [];
}

/** Resolvers answer a circle with a failure like any other; the aliases one by one tell it apart. */
async function goesRound(dns: Dns, path: readonly string[]): Promise<boolean> {
  const answer = path.length > longestChain ? null : await dns.cname(path.at(-1) ?? "");
  const [next] = answer?.kind === "found" ? answer.records : [];
  return next !== undefined && (path.includes(next) || (await goesRound(dns, [...path, next])));
}

async function withoutAlias(dns: Dns, name: string, wanted: ObservedReturnPath["wanted"]): Promise<ObservedReturnPath> {
  const txt = await dns.txt(name);
  const base = { name, target: null, found: [] };
  if (txt.kind === "failed") {
    const text = `No resolver answered for ${name}, so nothing is known of the return path now.`;
    return { ...base, status: "NotKnown", findings: [finding("note", "return-path-unanswered", text)], wanted: [] };
  }
  const records = txt.kind === "found" ? txt.records.filter(isSpf) : [];
  if (records.length > 0) {
    const text = `${name} is no alias of the sender's and has an SPF record of its own. Bounce reports come back only if its MX record leads to the sender.`;
    const found = foundRecords("TXT", name, records);
    return { ...base, status: "OK", found, findings: [finding("note", "return-path-own", text)], wanted: [] };
  }
  const text = `There is no CNAME record at ${name}. Mail arrives without it, but bounce reports go to a domain of the sender's, so SPF passes for that one and not for yours.`;
  const findings = [finding("note", "return-path-missing", text)];
  if (await resolves(dns, name)) {
    const proxied = `${name} has an address where the alias should be. If your DNS provider proxies the record, turn that off for it; if the address is of a wildcard record, create the CNAME all the same.`;
    findings.push(finding("warning", "return-path-address", proxied));
  }
  return { ...base, status: "Missing", findings, wanted };
}
