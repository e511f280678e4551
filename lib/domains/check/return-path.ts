import type { Dns } from "@/lib/dns/types";
import { isSpf } from "@/lib/domains/check/spf/terms";
import { finding, foundRecords, resolves, statusOf } from "@/lib/domains/check/status";
import type { Expected, Known, ObservedReturnPath, ObservedStatus } from "@/lib/domains/check/types";

const defaultPrefix = "psrp";
const longestChain = 8;
/** The worst of several decides; one that is right hides none that is wrong. */
const worst: readonly ObservedStatus[] = ["Invalid", "NotKnown", "Missing", "OK"];

/**
 * Where bounce reports come back to: a CNAME to the sender at a name under the domain, or an SPF record of one's own
 * there. It need not exist; what exists must be right. Never rejects.
 */
export async function observeReturnPath(dns: Dns, { domain, expected }: Known): Promise<ObservedReturnPath> {
  const asked = new Map<string, Pick<Expected, "sender" | "returnPathTarget">>();
  for (const one of expected) {
    const name = `${one.returnPathPrefix}.${domain}`;
    if (!asked.has(name) || asked.get(name)?.returnPathTarget === null) {
      asked.set(name, one);
    }
  }
  const names = asked.size > 0 ? [...asked] : [[`${defaultPrefix}.${domain}`, null] as const];
  const looks = await Promise.all(names.map(([name, one]) => lookAt(dns, name, one?.returnPathTarget ?? null)));
  const [first] = [...looks].sort((a, b) => worst.indexOf(a.status) - worst.indexOf(b.status));
  return {
    status: first?.status ?? "NotKnown",
    found: looks.flatMap(({ found }) => found),
    findings: looks.flatMap(({ findings }) => findings),
    wanted: looks.flatMap(({ wanted }) => wanted),
    name: first?.name ?? `${defaultPrefix}.${domain}`,
    target: first?.target ?? null,
  };
}

async function lookAt(dns: Dns, name: string, expected: string | null): Promise<ObservedReturnPath> {
  const cname = await dns.cname(name);
  const wanted = [{ type: "CNAME" as const, name, value: expected }];
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
  if (expected !== null && target !== expected) {
    const text = `${name} points to ${target}, and the sender asks for ${expected}: bounce reports do not come back to it.`;
    return {
      ...base,
      status: "Invalid",
      target,
      found,
      wanted,
      findings: [finding("fault", "return-path-wrong", text)],
    };
  }
  if (await goesRound(dns, [name, target])) {
    const text = `${name} points to ${target}, and from there in a circle: bounce reports are lost.`;
    return {
      ...base,
      status: "Invalid",
      target,
      found,
      wanted,
      findings: [finding("fault", "return-path-loop", text)],
    };
  }
  const [isThere, txt] = await Promise.all([resolves(dns, target), dns.txt(target)]);
  if (isThere === null || txt.kind === "failed") {
    const text = `${target}, where ${name} points to, could not be looked up.`;
    return { ...base, status: "NotKnown", target, found, findings: [finding("note", "return-path-unanswered", text)] };
  }
  // A host that takes bounces has an address, or at least an SPF record for mail in its name.
  const findings =
    isThere || txt.kind === "found"
      ? []
      : [
          finding(
            "fault",
            "return-path-dangling",
            `${name} points to ${target}, which does not exist: bounce reports are lost, and whoever takes that name gets them.`,
          ),
        ];
  const status = statusOf(findings, false);
  return { ...base, status, target, found, findings, wanted: status === "OK" ? [] : wanted };
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
  const text = `There is no ${name}. Mail arrives without it, but bounce reports go to a domain of the sender's, so SPF passes for that one and not for yours.`;
  return { ...base, status: "Missing", findings: [finding("note", "return-path-missing", text)], wanted };
}
