import type { Expected, ObservedRecord, ObservedStatus } from "@/lib/domains/check/types";
import { rsa2048 } from "@/lib/testing/dns/cases/keys";
import type { Zone, ZoneEntry } from "@/lib/testing/dns/zone";

/** A sending domain, and what a check has to say of it. */
export interface DomainCase {
  domain: string;
  zone: Zone;
  /** undefined: the one below. */
  selectors?: readonly string[];
  expected?: Expected[];
  /** Of records that are not right: status and codes of the findings, in any order. */
  says: Partial<Record<ObservedRecord, readonly [ObservedStatus, ...string[]]>>;
}

export const selector = "ark-1";
export const sender: Expected = {
  ...{ sender: "Ark", spfInclude: "spf.sender.example.com" },
  ...{ returnPathPrefix: "psrp", returnPathTarget: "rp.sender.example.com", mxHosts: [] },
};

/** What the sender itself has in DNS, and the names that several cases refer to. */
export const infrastructure: Zone = {
  "spf.sender.example.com": { TXT: ["v=spf1 ip4:192.0.2.0/24 ip6:2001:db8:1::/48 -all"] },
  "rp.sender.example.com": { A: ["192.0.2.7"], TXT: ["v=spf1 include:spf.sender.example.com -all"] },
  "mx.sender.example.com": { A: ["192.0.2.8"] },
  "mx2.sender.example.com": { A: ["192.0.2.9"] },
};

export const rightSpf = "v=spf1 a mx include:spf.sender.example.com ~all";
export const rightKey = `v=DKIM1; t=s; h=sha256; p=${rsa2048};`;

export interface Differs {
  spf?: ZoneEntry["TXT"];
  key?: ZoneEntry["TXT"];
  mx?: ZoneEntry["MX"];
  dmarc?: ZoneEntry["TXT"];
  returnPath?: ZoneEntry;
  /** Over all, by name. */
  more?: Zone;
}

/** The records of a domain where all is right but what differs; an empty list leaves a record out. */
export function zoneOf(domain: string, differs: Differs = {}): Zone {
  const { spf = [rightSpf], key = [rightKey], mx = [[10, "mx.sender.example.com"]], more = {} } = differs;
  const { dmarc = [`v=DMARC1; p=reject; rua=mailto:dmarc@${domain}`] } = differs;
  const { returnPath = { CNAME: "rp.sender.example.com" } } = differs;
  return {
    [domain]: { TXT: ["some-site-verification=1", ...spf], MX: mx, A: ["192.0.2.80"] },
    [`psrp.${domain}`]: returnPath,
    ...(key.length === 0 ? {} : { [`${selector}._domainkey.${domain}`]: { TXT: key } }),
    ...(dmarc.length === 0 ? {} : { [`_dmarc.${domain}`]: { TXT: dmarc } }),
    ...more,
  };
}

/** A case of a domain under example.net. */
export function caseOf(
  name: string,
  differs: Differs,
  says: DomainCase["says"],
  rest: Partial<DomainCase> = {},
): DomainCase {
  const domain = `${name}.example.net`;
  return { domain, zone: zoneOf(domain, differs), says, ...rest };
}
