import { getDomain } from "tldts";
import type { Answer, Dns } from "@/lib/dns/types";
import { externalReports, reportHost } from "@/lib/domains/check/dmarc-reports";
import { copyable, fewOf, finding, foundRecords, quoted, shown, statusOf } from "@/lib/domains/check/status";
import { tagsOf } from "@/lib/domains/check/tags";
import type { Alignment, Finding, Known, ObservedDmarc } from "@/lib/domains/check/types";

const policies = ["none", "quarantine", "reject"];
const defaults = { policy: null, subdomainPolicy: null, rua: [] as string[] } as const;
const relaxed = { spfAlignment: "relaxed", dkimAlignment: "relaxed" } as const;

const isDmarc = (record: string) => /^\s*v\s*=\s*DMARC1\s*(?:;|$)/.test(record);
/** Such as v=dmarc1, or a policy before the version. */
const isMeantSo = (record: string) => /\bv\s*=\s*["']?dmarc/i.test(record);

/** The domain under its public suffix, which speaks for all below it (RFC 7489 3.2); private names have one too. */
const organizationalDomain = (domain: string): string => getDomain(domain, { allowPrivateDomains: true }) ?? domain;

/** What receivers are asked to do with mail that proves neither SPF nor DKIM (RFC 7489). Never rejects. */
export async function observeDmarc(dns: Dns, { domain, expected }: Known): Promise<ObservedDmarc> {
  const own = await recordsAt(dns, domain);
  const above = organizationalDomain(domain);
  const isInherited = own.kind === "found" && own.records.length === 0 && above !== domain;
  const at = isInherited ? above : domain;
  const answer = isInherited ? await recordsAt(dns, above) : own;
  const base = { at: null, ...defaults, ...relaxed, found: [], wanted: [] };
  if (answer.kind !== "found") {
    const text = "No resolver answered for the DMARC record, so nothing is known of it now.";
    return { ...base, status: "NotKnown", findings: [finding("note", "dmarc-unanswered", text)] };
  }
  const [record] = answer.records;
  const wanted = [{ type: "TXT" as const, name: `_dmarc.${at}`, value: wantedValue(record, at) }];
  if (record === undefined) {
    const text = `There is no DMARC record for ${domain}${above === domain ? "" : ` or ${above}`}. Google, Yahoo and Microsoft ask bulk senders for one; a policy of none is enough to begin with.`;
    return { ...base, status: "Missing", findings: [finding("fault", "dmarc-missing", text)], wanted };
  }
  const found = foundRecords("TXT", `_dmarc.${at}`, answer.records);
  if (answer.records.length > 1) {
    const text = `There are ${answer.records.length} DMARC records at _dmarc.${at}, so receivers take none of them. Keep one.`;
    return { ...base, at, status: "Invalid", found, findings: [finding("fault", "dmarc-several", text)], wanted };
  }
  const said = readRecord(record);
  const findings = isDmarc(record)
    ? [
        ...policyFindings(said, at, domain),
        ...alignmentFindings(said, expected.length > 0),
        ...(await externalReports(dns, at, said.rua)),
      ]
    : [wrongVersion(at)];
  const status = statusOf(findings, false);
  return {
    at,
    status,
    found,
    findings,
    wanted: status === "OK" ? [] : wanted,
    policy: said.policy === null ? null : quoted(said.policy),
    subdomainPolicy: said.subdomainPolicy === null ? null : quoted(said.subdomainPolicy),
    spfAlignment: said.spfAlignment,
    dkimAlignment: said.dkimAlignment,
    rua: fewOf(said.rua).map(shown),
  };
}

/**
 * Records that are DMARC's, or else were meant to be; a name without any is found without any. Receivers pass over all
 * others before they count (RFC 7489 6.6.3).
 */
async function recordsAt(dns: Dns, domain: string): Promise<Answer<string>> {
  const answer = await dns.txt(`_dmarc.${domain}`);
  // A domain whose name is not public has none above it that is.
  if (answer.kind === "failed") {
    return answer;
  }
  const records = answer.kind === "found" ? answer.records : [];
  const valid = records.filter(isDmarc);
  return { kind: "found", records: valid.length > 0 ? valid : records.filter(isMeantSo) };
}

interface Said {
  policy: string | null;
  subdomainPolicy: string | null;
  percent: number;
  spfAlignment: Alignment;
  dkimAlignment: Alignment;
  rua: string[];
}

function readRecord(record: string): Said {
  const tags = tagsOf(record);
  const alignment = (name: string): Alignment => (tags.get(name)?.toLowerCase() === "s" ? "strict" : "relaxed");
  const percent = tags.get("pct") ?? "";
  return {
    policy: tags.get("p")?.toLowerCase() ?? null,
    subdomainPolicy: tags.get("sp")?.toLowerCase() ?? null,
    percent: /^\d{1,3}$/.test(percent) ? Number(percent) : 100,
    spfAlignment: alignment("aspf"),
    dkimAlignment: alignment("adkim"),
    rua: (tags.get("rua") ?? "")
      .split(",")
      .map((uri) => uri.trim())
      .filter((uri) => uri !== ""),
  };
}

const isPolicy = (text: string | null): text is string => text !== null && policies.includes(text);

/** What counts of the record that is there; the least that is asked for where there is none. */
function wantedValue(record: string | undefined, at: string): string | null {
  const { policy, subdomainPolicy, rua } = readRecord(record ?? "");
  const addresses = fewOf(rua).filter((uri) => reportHost(uri) !== null);
  const tags = [
    "v=DMARC1",
    `p=${isPolicy(policy) ? policy : "none"}`,
    ...(isPolicy(subdomainPolicy) ? [`sp=${subdomainPolicy}`] : []),
    `rua=${addresses.length > 0 ? addresses.join(",") : `mailto:dmarc@${at}`}`,
  ];
  return copyable(tags.join("; "));
}

const wrongVersion = (at: string): Finding =>
  finding(
    "fault",
    "dmarc-version",
    `The record at _dmarc.${at} does not begin with v=DMARC1 in capitals, so receivers pass it over.`,
  );

/** By RFC 7489 6.6.3 a wrong p= or sp= counts as p=none if there is somewhere to report to, else the record as none. */
function wrongPolicy({ policy, subdomainPolicy, rua }: Said): Finding[] {
  const isReported = rua.some((uri) => reportHost(uri) !== null || /^https?:\/\/./i.test(uri));
  const level = isReported ? "warning" : "fault";
  const follows = isReported
    ? "Receivers take it as none, and send reports (RFC 7489 6.6.3)."
    : "Receivers pass the record over.";
  if (!isPolicy(policy)) {
    const what = policy === null ? "names no policy (p=)" : `names a policy that there is not (p=${quoted(policy)})`;
    return [finding(level, "dmarc-policy", `The record ${what}. ${follows}`)];
  }
  if (subdomainPolicy !== null && !isPolicy(subdomainPolicy)) {
    const text = `The record names a policy for subdomains that there is not (sp=${quoted(subdomainPolicy)}), which spoils p= too. ${follows}`;
    return [finding(level, "dmarc-subdomain-policy", text)];
  }
  return [];
}

function policyFindings(said: Said, at: string, domain: string): Finding[] {
  const { policy, subdomainPolicy, percent, rua } = said;
  const wrong = wrongPolicy(said);
  if (wrong.length > 0) {
    return wrong;
  }
  const isBelow = at !== domain;
  const applied = isBelow && subdomainPolicy !== null ? subdomainPolicy : policy;
  return [
    ...(applied === "none"
      ? [
          finding(
            "note",
            "dmarc-none",
            "The policy is none: receivers only watch. With reports that look well for some weeks, go to quarantine.",
          ),
        ]
      : []),
    ...(isBelow
      ? [finding("note", "dmarc-inherited", `The record is that of ${at}, which speaks for ${domain} too.`)]
      : []),
    ...(percent < 100
      ? [finding("note", "dmarc-percent", `The policy is applied to ${percent} % of the mail that fails (pct=).`)]
      : []),
    ...(rua.length === 0
      ? [finding("note", "dmarc-no-reports", "No address for reports (rua=) is named, so you do not see who fails.")]
      : []),
  ];
}

/** Bounces come back to a name under the domain, which strict alignment does not take for the domain (RFC 7489 3.1). */
function alignmentFindings({ spfAlignment }: Said, hasSenders: boolean): Finding[] {
  return spfAlignment === "strict" && hasSenders
    ? [
        finding(
          "warning",
          "dmarc-strict-spf",
          "SPF alignment is strict (aspf=s), and the return path is a name under the domain: SPF never aligns, and only DKIM keeps the mail from failing.",
        ),
      ]
    : [];
}
