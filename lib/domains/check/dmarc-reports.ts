import { getDomain } from "tldts";
import type { Dns } from "@/lib/dns/types";
import { finding, quoted } from "@/lib/domains/check/status";
import type { Finding } from "@/lib/domains/check/types";

/** Addresses looked at of a record that names more than receivers take. */
const looked = 5;
const organization = (name: string) => getDomain(name, { allowPrivateDomains: true }) ?? name;

/** The host of an address that reports can be mailed to (RFC 7489 6.2); null for anything else. */
export function reportHost(uri: string): string | null {
  const [, host] = /^mailto:[^@\s]+@([a-z0-9._-]+)(?:![0-9]+[kmgt]?)?$/i.exec(uri) ?? [];
  return host === undefined ? null : host.toLowerCase().replace(/\.$/, "");
}

/** Whether reports can get to where the record wants them: who is no part of the domain has to agree (RFC 7489 7.1). */
export async function externalReports(dns: Dns, domain: string, rua: readonly string[]): Promise<Finding[]> {
  const findings = await Promise.all(rua.slice(0, looked).map((uri) => lookAt(dns, domain, uri)));
  return findings.flat();
}

async function lookAt(dns: Dns, domain: string, uri: string): Promise<Finding[]> {
  const to = reportHost(uri);
  if (to === null) {
    const isWeb = /^https?:/i.test(uri);
    const text = isWeb
      ? `Reports are asked for at ${quoted(uri)}; most receivers send them only by mail (mailto:).`
      : `${quoted(uri)} in rua= is no address for reports. Write mailto: before the address.`;
    return [finding("warning", "dmarc-report-address", text)];
  }
  if (organization(to) === organization(domain)) {
    return [];
  }
  const answer = await dns.txt(`${domain}._report._dmarc.${to}`);
  const isAllowed = answer.kind === "found" && answer.records.some((record) => /^\s*v\s*=\s*DMARC1/.test(record));
  return isAllowed || (answer.kind === "failed" && answer.failure !== "not-public")
    ? []
    : [
        finding(
          "warning",
          "dmarc-report-refused",
          `Reports are to go to ${quoted(to)}, which does not say that it takes them: ${domain}._report._dmarc.${quoted(to)} is missing, so receivers send none there.`,
        ),
      ];
}
