import type { Dns } from "@/lib/dns/types";
import { hasMacro, isSpf, type Mechanism, type Term, termsOf } from "@/lib/domains/check/spf/terms";
import { quoted } from "@/lib/domains/check/status";
import type { Finding, SpfNode, SpfTerm } from "@/lib/domains/check/types";

/** RFC 7208 4.6.4. */
export const lookupLimit = 10;
export const voidLimit = 2;
/** Far enough to say by how much the limit is passed, and no reason to ask for ever. */
const walkedLookups = 30;

export interface SpfWalk {
  tree: SpfNode;
  lookups: number;
  voids: number;
  /** There were more than were walked. */
  isCut: boolean;
  findings: Finding[];
  /** Names that nobody answered for: what they hold is not known. */
  unanswered: string[];
}

interface Walk {
  dns: Dns;
  lookups: number;
  voids: number;
  isCut: boolean;
  findings: Finding[];
  unanswered: string[];
}

/**
 * Follows a domain's SPF record through its includes and redirects, all of them, as the worst case of a receiver.
 * What depends on the message (macros) is counted and not followed.
 */
export async function walkSpf(dns: Dns, domain: string): Promise<SpfWalk> {
  const walk: Walk = { dns, lookups: 0, voids: 0, isCut: false, findings: [], unanswered: [] };
  const tree = await walkNode(walk, domain, []);
  const { lookups, voids, isCut, findings, unanswered } = walk;
  return { tree, lookups, voids, isCut, findings, unanswered };
}

const node = (domain: string, problem: string | null): SpfNode => ({ domain, record: null, problem, terms: [] });

function fault(walk: Walk, code: string, text: string): void {
  walk.findings.push({ level: "fault", code, text });
}

async function walkNode(walk: Walk, domain: string, above: readonly string[]): Promise<SpfNode> {
  const answer = await walk.dns.txt(domain);
  if (answer.kind === "failed" && answer.failure === "not-public") {
    fault(walk, "spf-not-public", `${quoted(domain)} is no public domain name: no receiver can look it up.`);
    return node(domain, "no public domain name");
  }
  if (answer.kind === "failed") {
    walk.unanswered.push(domain);
    return node(domain, answer.failure === "timeout" ? "did not answer" : "its name server failed");
  }
  const records = answer.kind === "found" ? answer.records.filter(isSpf) : [];
  const [record] = records;
  if (record === undefined) {
    if (above.length > 0) {
      fault(
        walk,
        "spf-include-empty",
        `${domain} has no SPF record, and ${above.at(-1)} refers to it: receivers take the whole record as broken.`,
      );
    }
    return node(domain, "has no SPF record");
  }
  if (records.length > 1) {
    fault(
      walk,
      "spf-several",
      `${domain} has ${records.length} SPF records. Receivers take none of them; join them into one.`,
    );
    return node(domain, `has ${records.length} SPF records`);
  }
  if (/[^\x20-\x7e]/.test(record)) {
    fault(
      walk,
      "spf-characters",
      `The SPF record of ${domain} has characters that are not ASCII, often a quotation mark or a space from a word processor. Receivers take it as broken.`,
    );
  }
  return { domain, record, problem: null, terms: await walkTerms(walk, domain, record, above) };
}

async function walkTerms(walk: Walk, domain: string, record: string, above: readonly string[]): Promise<SpfTerm[]> {
  const terms = termsOf(record);
  const all = terms.findIndex((term) => term.kind === "mechanism" && term.name === "all");
  const walked: SpfTerm[] = [];
  for (const [index, term] of terms.entries()) {
    // What stands after "all" is never reached, and beside it a redirect is ignored (RFC 7208 5.1 and 6.1).
    const isReached = all === -1 || (index <= all && !(term.kind === "modifier" && term.name === "redirect"));
    walked.push(await walkTerm(walk, term, domain, isReached, above));
  }
  return walked;
}

const plain = (text: string): SpfTerm => ({ text, lookups: 0, isVoid: false, problem: null, child: null });

async function walkTerm(
  walk: Walk,
  term: Term,
  domain: string,
  isReached: boolean,
  above: readonly string[],
): Promise<SpfTerm> {
  if (term.kind === "unreadable") {
    fault(
      walk,
      "spf-syntax",
      `“${quoted(term.text)}” in the SPF record of ${domain} cannot be read: ${term.problem}. Receivers take the whole record as broken.`,
    );
    return { ...plain(term.text), problem: term.problem };
  }
  if (!isReached) {
    return { ...plain(term.text), problem: "never reached" };
  }
  if (term.kind === "modifier") {
    return term.name === "redirect"
      ? await walkReference(walk, term.text, term.value, [...above, domain])
      : plain(term.text);
  }
  switch (term.name) {
    case "include":
      return await walkReference(walk, term.text, term.domain ?? "", [...above, domain]);
    case "a":
    case "mx":
    case "exists":
    case "ptr":
      return await walkLookup(walk, term.text, term.name, term.domain ?? domain);
    case "all":
    case "ip4":
    case "ip6":
      return plain(term.text);
    default:
      return term satisfies never;
  }
}

/** False, and remembered, once enough has been asked. */
function mayAsk(walk: Walk): boolean {
  walk.lookups++;
  walk.isCut ||= walk.lookups > walkedLookups;
  return !walk.isCut;
}

async function walkReference(walk: Walk, text: string, target: string, above: readonly string[]): Promise<SpfTerm> {
  const before = walk.lookups;
  const to = target.replace(/\.$/, "").toLowerCase();
  if (!mayAsk(walk)) {
    return { ...plain(text), lookups: 1, problem: "not followed any further" };
  }
  if (hasMacro(to)) {
    return { ...plain(text), lookups: 1, problem: "depends on the message" };
  }
  if (above.includes(to)) {
    fault(
      walk,
      "spf-loop",
      `The SPF record of ${above.at(-1)} leads back to ${to}: receivers go round until they give up and take it as broken.`,
    );
    return { ...plain(text), lookups: 1, problem: "leads back in a circle" };
  }
  const child = await walkNode(walk, to, above);
  return { ...plain(text), lookups: walk.lookups - before, problem: child.problem, child };
}

async function walkLookup(walk: Walk, text: string, name: Mechanism, target: string): Promise<SpfTerm> {
  const counted = { ...plain(text), lookups: 1 };
  if (!mayAsk(walk)) {
    return { ...counted, problem: "not followed any further" };
  }
  if (name === "ptr" || hasMacro(target)) {
    return name === "ptr" ? counted : { ...counted, problem: "depends on the message" };
  }
  const answer = await (name === "mx" ? walk.dns.mx(target) : walk.dns.addresses(target));
  if (answer.kind === "none") {
    walk.voids++;
    return { ...counted, isVoid: true, problem: answer.exists ? "there is no such record" : "there is no such name" };
  }
  if (answer.kind === "found") {
    return counted;
  }
  if (answer.failure === "not-public") {
    const text = `${quoted(target)} is no public domain name, so it leads nowhere for receivers. Remove it.`;
    walk.findings.push({ level: "warning", code: "spf-not-public", text });
    walk.voids++;
    return { ...counted, isVoid: true, problem: "no public domain name" };
  }
  walk.unanswered.push(target);
  return { ...counted, problem: "did not answer" };
}
