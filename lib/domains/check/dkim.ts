import type { Answer, Dns } from "@/lib/dns/types";
import { type KeyFacts, keyFacts } from "@/lib/domains/check/dkim-key";
import { copyable, fewOf, finding, foundRecords, shown, statusOf } from "@/lib/domains/check/status";
import type { DkimKey, Finding, Known, ObservedDkim, ObservedStatus } from "@/lib/domains/check/types";

/** RSA keys below are refused (RFC 8301 3.2), below the second advised against by the large providers. */
const leastBits = 1024;
const advisedBits = 2048;

/** Looks at the key of each selector that is known; events name selectors only when they are wrong. Never rejects. */
export async function observeDkim(dns: Dns, { domain, selectors, learnt }: Known): Promise<ObservedDkim> {
  if (selectors.length === 0) {
    return await withoutSelector(dns, domain);
  }
  const keys = await Promise.all(
    selectors.map(async (selector) => {
      const name = `${selector}._domainkey.${domain}`;
      return keyOf(selector, name, await dns.txt(name), learnt.dkim?.[selector]?.value ?? null);
    }),
  );
  // A selector that is gone may be an old one, if another is right or may be.
  const isOneRight = keys.some(({ status }) => status === "OK" || status === "NotKnown");
  const judged = isOneRight ? keys.map(asOldSelector) : keys;
  return {
    status: statusOfKeys(judged.map(({ status }) => status)),
    found: fewOf(judged.flatMap(({ found }) => found)),
    findings: judged.flatMap(({ findings }) => findings),
    wanted: judged.flatMap(({ wanted }) => wanted),
    keys: judged,
  };
}

function statusOfKeys(statuses: readonly ObservedStatus[]): ObservedStatus {
  for (const status of ["Invalid", "OK", "NotKnown"] as const) {
    if (statuses.includes(status)) {
      return status;
    }
  }
  return "Missing";
}

/** A key is retired by emptying its p=, or by removing the record (RFC 6376 3.6.1). */
function asOldSelector(key: DkimKey): DkimKey {
  const faults = key.findings.filter(({ level }) => level === "fault");
  const isRevoked = faults.length > 0 && faults.every(({ code }) => code === "dkim-revoked");
  if (key.status !== "Missing" && !isRevoked) {
    return key;
  }
  const what = isRevoked ? `The key at ${key.name} is revoked.` : `There is no key at ${key.name}.`;
  const text = `${what} If the sender still signs with this selector, its mail fails DKIM; if not, remove it here.`;
  return { ...key, status: "Missing", wanted: [], findings: [finding("warning", "dkim-selector-unused", text)] };
}

/** An empty node says that something lies below it (RFC 8020); one with texts of its own says nothing. */
async function withoutSelector(dns: Dns, domain: string): Promise<ObservedDkim> {
  const node = await dns.txt(`_domainkey.${domain}`);
  const hint =
    node.kind === "none" && !node.exists
      ? " There seems to be no key at all under this domain."
      : node.kind === "none"
        ? " Some key seems to be published under this domain."
        : "";
  const text = `No DKIM selector is known here: it stands on the domain's page at the sender, before “._domainkey”. Enter it to have its key looked at.${hint}`;
  const empty = { found: [], wanted: [], keys: [] };
  return { status: "NotKnown", ...empty, findings: [finding("note", "dkim-no-selector", text)] };
}

function keyOf(selector: string, name: string, answer: Answer<string>, before: string | null): DkimKey {
  const base = { selector, name, algorithm: null, bits: null };
  const wanted = [{ type: "TXT" as const, name, value: before === null ? null : copyable(before) }];
  if (answer.kind === "failed") {
    const text = `No resolver answered for ${name}, so nothing is known of the key now.`;
    return { ...base, status: "NotKnown", found: [], findings: [finding("note", "dkim-unanswered", text)], wanted: [] };
  }
  if (answer.kind === "none") {
    const text = `There is no key at ${name}: receivers cannot check the signature of any message.`;
    return { ...base, status: "Missing", found: [], findings: [finding("fault", "dkim-missing", text)], wanted };
  }
  const found = foundRecords("TXT", name, answer.records);
  const [record = ""] = answer.records;
  if (answer.records.length > 1) {
    const text = `There are ${answer.records.length} TXT records at ${name}; receivers take any of them, or none. Keep the one that the sender shows.`;
    return { ...base, status: "Invalid", found, findings: [finding("fault", "dkim-several", text)], wanted };
  }
  const facts = keyFacts(record);
  const findings = [...faultsOf(facts, name), ...advice(facts, name), ...change(record, before)];
  const status = statusOf(findings, false);
  const { algorithm, bits } = facts;
  return { ...base, status, found, findings, wanted: status === "OK" ? [] : wanted, algorithm, bits };
}

function faultsOf(facts: KeyFacts, name: string): Finding[] {
  const fault = (code: string, text: string) => finding("fault", code, text);
  const copy = "Replace the record by the one that the sender shows, copied whole.";
  return [
    ...(facts.isVersionWrong
      ? [fault("dkim-version", `The record at ${name} does not begin with v=DKIM1, so receivers pass it over. ${copy}`)]
      : []),
    ...(facts.isRevoked
      ? [
          fault(
            "dkim-revoked",
            `The key at ${name} is revoked: its p= is empty, and every signature by it fails. ${copy}`,
          ),
        ]
      : []),
    ...(facts.isUnreadable
      ? [fault("dkim-unreadable", `The key at ${name} cannot be read: characters are missing or wrong. ${copy}`)]
      : []),
    ...(facts.isTypeUnknown
      ? [fault("dkim-type", `The record at ${name} names a type of key (k=) that receivers do not know. ${copy}`)]
      : []),
    ...(facts.algorithm === "rsa" && facts.bits !== null && facts.bits < leastBits
      ? [
          fault(
            "dkim-short",
            `The key at ${name} has ${facts.bits} bits; receivers refuse keys below ${leastBits}. Have the sender make a new one.`,
          ),
        ]
      : []),
    ...(facts.hashes !== null && !facts.hashes.includes("sha256")
      ? [fault("dkim-hash", `The record at ${name} allows no SHA-256 (h=), which all signatures have to use. ${copy}`)]
      : []),
    ...(facts.services !== null && !facts.services.some((service) => service === "*" || service === "email")
      ? [fault("dkim-service", `The record at ${name} is not meant for e-mail (s=). ${copy}`)]
      : []),
  ];
}

function advice(facts: KeyFacts, name: string): Finding[] {
  const { algorithm, bits } = facts;
  const isWeak = algorithm === "rsa" && bits !== null && bits >= leastBits && bits < advisedBits;
  return [
    ...(isWeak
      ? [
          finding(
            "warning",
            "dkim-weak",
            `The key at ${name} has ${bits} bits. It is accepted, and Postal makes such keys by default; providers advise ${advisedBits}.`,
          ),
        ]
      : []),
    ...(facts.isTesting
      ? [
          finding(
            "warning",
            "dkim-testing",
            `The record at ${name} says that DKIM is only being tested (t=y), so receivers may ignore the signature. Remove the y.`,
          ),
        ]
      : []),
  ];
}

function change(record: string, before: string | null): Finding[] {
  const plain = (text: string) => text.replace(/\s+/g, "").replace(/;$/, "");
  // What was kept is cut as it is shown.
  return before === null || plain(before) === plain(shown(record))
    ? []
    : [
        finding(
          "warning",
          "dkim-changed",
          "The key is another than when it was last right. That is as it should be if the sender has changed its key; else every signature fails.",
        ),
      ];
}
