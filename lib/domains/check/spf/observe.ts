import type { Dns } from "@/lib/dns/types";
import type { WantedRecord } from "@/lib/domains/advice";
import { authorises, evaluate } from "@/lib/domains/check/spf/authorises";
import { isSpf, termsOf } from "@/lib/domains/check/spf/terms";
import { lookupLimit, type SpfWalk, voidLimit, walkSpf } from "@/lib/domains/check/spf/walk";
import { copyable, finding, quoted, shown, statusOf } from "@/lib/domains/check/status";
import type { Expected, Finding, Known, ObservedSpf, SpfNode } from "@/lib/domains/check/types";

/** A record over this may not fit an answer by UDP together with the name's other TXT records (RFC 7208 3.4). */
const longRecord = 450;
const termsShown = 100;
/** For measurements between devices (RFC 2544), so that no domain has reason to allow it. */
const strangersAddress = "198.18.0.1";

/** Evaluates a domain's SPF record whole, and whether it lets its senders pass. Never rejects. */
export async function observeSpf(dns: Dns, { domain, expected }: Known): Promise<ObservedSpf> {
  const [walk, all, stranger, senders] = await Promise.all([
    walkSpf(dns, domain),
    dns.txt(domain),
    evaluate(dns, domain, strangersAddress),
    Promise.all(expected.map(async (sender) => ({ sender, result: await resultFor(dns, domain, sender) }))),
  ]);
  const { tree, lookups, voids, unanswered } = walk;
  const records = all.kind === "found" ? all.records.filter(isSpf) : [];
  const refused = senders.filter(({ result }) => result === "no").map(({ sender }) => sender);
  const unsure = senders.filter(({ result }) => result === "unknown").map(({ sender }) => sender);
  const isMissing = tree.record === null && records.length === 0 && unanswered.length === 0;
  const findings = isMissing
    ? [missing(domain)]
    : [
        ...(tree.record === null ? walked(walk) : judged(walk, tree.record, domain, stranger)),
        ...(tree.record === null ? [] : refused.map(notAuthorised)),
        ...silence(domain, unanswered, tree.record === null ? [] : unsure),
      ];
  const unknown = unanswered.length > 0 || (tree.record !== null && unsure.length > 0);
  const status = isMissing ? "Missing" : statusOf(findings, unknown);
  const needsRecord = isMissing || refused.length > 0 || records.length > 1;
  return {
    status,
    found: records.map((value) => ({ type: "TXT", name: domain, value: shown(value) })),
    findings,
    wanted: needsRecord ? [wantedRecord(domain, records, isMissing ? expected : refused)] : [],
    lookups,
    voids,
    tree: isMissing ? null : trimmed(tree),
  };
}

type Evaluation = Awaited<ReturnType<typeof evaluate>>;

const walked = (walk: SpfWalk): Finding[] => [...uniqueOf(walk.findings), ...limitsOf(walk)];

function judged(walk: SpfWalk, record: string, domain: string, stranger: Evaluation): Finding[] {
  const told = [...walked(walk), ...policyOf(record, domain)];
  const isTold = told.some(({ level }) => level === "fault");
  return [...told, ...strangersFindings(stranger, { isTold, tree: walk.tree, record })];
}

/** What the evaluation of an address that nobody means shows: a record that breaks, and one that everybody passes. */
function strangersFindings(
  { result, why }: Evaluation,
  { isTold, tree, record }: { isTold: boolean; tree: SpfNode; record: string },
): Finding[] {
  if (result === "pass" && !isTold) {
    const text =
      "The record lets servers pass that have nothing to do with the domain, by one of its includes or by a network that is far too wide. So it proves nothing.";
    return [finding("fault", "spf-allows-all", text)];
  }
  if (result === "permerror" && !isTold && !isOfMx(why, tree)) {
    const reason = why === null ? "" : ` (${quoted(why)})`;
    return [
      finding("fault", "spf-broken", `Receivers take the record as broken${reason}, and so as if there were none.`),
    ];
  }
  const isEnded = /(?:^| )[-+~?]?all(?: |$)/i.test(record);
  return result === "neutral" && !isEnded && /redirect=/i.test(record)
    ? [
        finding(
          "warning",
          "spf-no-all",
          "What the record redirects to says nothing about other servers. End it with ~all.",
        ),
      ]
    : [];
}

/** mailauth takes a host that an MX record names by a bad name for an error of the SPF record; to receivers it is void. */
function isOfMx(why: string | null, tree: SpfNode): boolean {
  const [, host] = /^Invalid domain (\S+)$/.exec(why ?? "") ?? [];
  const says = (node: SpfNode): boolean =>
    node.terms.some(({ text, child }) => text.toLowerCase().includes(host ?? "") || (child !== null && says(child)));
  return host !== undefined && !says(tree);
}

/** A record can have 64 KiB, and thirty may hang together; so much nobody reads, and it is kept for each domain. */
function trimmed(node: SpfNode): SpfNode {
  return {
    ...node,
    record: node.record === null ? null : shown(node.record),
    terms: node.terms.slice(0, termsShown).map((term) => ({
      ...term,
      text: shown(term.text),
      child: term.child === null ? null : trimmed(term.child),
    })),
  };
}

const resultFor = async (dns: Dns, domain: string, { spfInclude }: Expected) =>
  spfInclude === null ? null : await authorises(dns, domain, spfInclude);

const uniqueOf = (findings: readonly Finding[]): Finding[] => [
  ...new Map(findings.map((finding) => [finding.text, finding])).values(),
];

const missing = (domain: string): Finding => ({
  level: "fault",
  code: "spf-missing",
  text: `${domain} has no SPF record: receivers cannot tell which servers may send for it, and many refuse or junk such mail.`,
});

const notAuthorised = ({ sender, spfInclude }: Expected): Finding => ({
  level: "fault",
  code: "spf-sender-not-authorised",
  text: `The record does not let the servers of ${sender} pass. Add include:${spfInclude} before its “all”.`,
});

function limitsOf({ lookups, voids, isCut }: SpfWalk): Finding[] {
  const findings: Finding[] = [];
  if (lookups > lookupLimit) {
    const many = isCut ? `over ${lookups - 1}` : lookups;
    const text = `The record takes ${many} lookups, and receivers stop at ${lookupLimit} and take it as broken. Remove includes that are not used any more, or put the addresses of small ones in directly.`;
    findings.push(finding("fault", "spf-too-many-lookups", text));
  }
  if (voids > voidLimit) {
    const text = `${voids} names in the record do not exist or have no such record, and receivers stop at ${voidLimit}. Remove what leads nowhere.`;
    findings.push(finding("fault", "spf-too-many-voids", text));
  } else if (voids > 0) {
    const text = `${voids === 1 ? "One name in the record leads" : "Two names in the record lead"} nowhere; with more than ${voidLimit} receivers take the record as broken.`;
    findings.push(finding("warning", "spf-void", text));
  }
  return findings;
}

/** What the record says of everybody else, and words that cost more than they give. */
function policyOf(record: string, domain: string): Finding[] {
  const terms = termsOf(record);
  const mechanisms = terms.filter((term) => term.kind === "mechanism");
  const all = mechanisms.find(({ name }) => name === "all");
  const redirects = terms.some((term) => term.kind === "modifier" && term.name === "redirect");
  const warn = (code: string, text: string): Finding => ({ level: "warning", code, text });
  return [
    ...(all?.qualifier === "+"
      ? [
          finding(
            "fault",
            "spf-allows-all",
            `“${quoted(all.text)}” lets every server in the world send for ${domain}, so the record proves nothing. End it with ~all or -all.`,
          ),
        ]
      : []),
    ...(all?.qualifier === "?"
      ? [
          warn(
            "spf-neutral-all",
            "“?all” says nothing about other servers, as if there were no record. End it with ~all.",
          ),
        ]
      : []),
    ...(all === undefined && !redirects
      ? [warn("spf-no-all", "The record has no “all”, so it says nothing about other servers. End it with ~all.")]
      : []),
    ...(mechanisms.some(({ name }) => name === "ptr")
      ? [warn("spf-ptr", "“ptr” is slow and not to be used any more (RFC 7208 5.5); some receivers ignore the record.")]
      : []),
    ...(record.length > longRecord
      ? [
          warn(
            "spf-long",
            `The record has ${record.length} characters. Over ${longRecord} it may not fit one answer, and some receivers fail to read it.`,
          ),
        ]
      : []),
  ];
}

function silence(domain: string, unanswered: readonly string[], unsure: readonly Expected[]): Finding[] {
  const names = [...new Set(unanswered)];
  if (names.length > 0) {
    return [
      {
        level: "note",
        code: "spf-unanswered",
        text: names.includes(domain)
          ? "No resolver answered for the domain, so nothing is known of its record now."
          : `${names.slice(0, 3).join(", ")}${names.length > 3 ? " and others" : ""} could not be looked up, so the record could not be judged whole.`,
      },
    ];
  }
  return unsure.map(({ sender, spfInclude }) => ({
    level: "note",
    code: "spf-sender-unanswered",
    text: `${spfInclude} could not be looked up, so it is not known whether ${sender} may send.`,
  }));
}

/** The record with what it lacks before its “all”; a new one where there is none. */
function wantedRecord(domain: string, records: readonly string[], lacking: readonly Expected[]): WantedRecord {
  const includes = [
    ...new Set(lacking.flatMap(({ spfInclude }) => (spfInclude === null ? [] : [`include:${spfInclude}`]))),
  ];
  const terms = [...new Set(records.flatMap((record) => termsOf(record).map(({ text }) => text)))];
  const isAll = (term: string) => /^[-+~?]?all$/i.test(term);
  const kept = terms.length === 0 ? ["a", "mx"] : terms.filter((term) => !isAll(term));
  const last = terms.find((term) => isAll(term) && !/^[+?]?all$/i.test(term)) ?? "~all";
  const missing = includes.filter((include) => !kept.includes(include));
  const isTold = records.length > 0 || includes.length > 0;
  const value = ["v=spf1", ...kept, ...missing, last].join(" ");
  return { type: "TXT", name: domain, value: isTold ? copyable(value) : null };
}
