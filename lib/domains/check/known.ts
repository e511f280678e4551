import type { Expected, SenderDns, SenderRecords } from "@/lib/domains/check/types";
import type { SourceKind } from "@/lib/sources/types";

/** What Ark documents for each domain, and Postal's default label; Postal's hosts are each installation's own. */
const defaults: Readonly<Record<SourceKind, SenderRecords>> = {
  ark: { spfInclude: "spf.arkhq.io", returnPathPrefix: "psrp", returnPathTarget: "rp.arkhq.io", mxHosts: [] },
  postal: { spfInclude: null, returnPathPrefix: "psrp", returnPathTarget: null, mxHosts: [] },
};

/** Errors of a sender's reports on any of its domains: their words name what it wants. */
export interface ReportedErrors {
  spf: string | null;
  dkim: string | null;
  mx: string | null;
  returnPath: string | null;
}

/** The records that a source asks for: as they were set for it, else as documented, else as its reports name them. */
export function senderRecords(kind: SourceKind, set: SenderDns, errors: readonly ReportedErrors[]): SenderRecords {
  const named = <T>(read: (error: ReportedErrors) => T | null): T | null =>
    errors.map(read).find((value) => value !== null) ?? null;
  const base = defaults[kind];
  return {
    spfInclude: set.spfInclude ?? base.spfInclude ?? named(({ spf }) => includeIn(spf)),
    returnPathPrefix: set.returnPathPrefix ?? base.returnPathPrefix,
    returnPathTarget: set.returnPathTarget ?? base.returnPathTarget ?? named(({ returnPath }) => targetIn(returnPath)),
    mxHosts: set.mxHosts ?? base.mxHosts,
  };
}

/** Postal: "An SPF record exists but it doesn't include spf.postal.example.com". */
export function includeIn(error: string | null): string | null {
  return /doesn['’]t include ([\w.-]+)/.exec(error ?? "")?.[1]?.toLowerCase() ?? null;
}

/** Postal: "… It should point to rp.postal.example.com." */
export function targetIn(error: string | null): string | null {
  return /It should point to ([\w.-]+?)\.?(?:\s|$)/.exec(error ?? "")?.[1]?.toLowerCase() ?? null;
}

/** A selector of the domain that a sender's error names, such as "postal-AbCdEf"; null if it names none. */
export function selectorIn(error: string | null, domain: string): string | null {
  const [, selector, of] = /([\w.-]+)\._domainkey\.([\w.-]+?)\.?(?:\s|$)/.exec(error ?? "") ?? [];
  return of?.toLowerCase() === domain && selector !== undefined ? selector.toLowerCase() : null;
}

/** Postal: "MX record(s) for a and b are missing and are required." */
export function missingHosts(error: string | null): string[] {
  const list = /^MX records? for (.+?) (?:is|are) missing/.exec(error ?? "")?.[1];
  return (list ?? "").split(/,\s*|\s+and\s+/).filter((host) => /^[\w.-]+$/.test(host));
}

/** Senders that ask for the same are told of once. */
export function distinctExpected(expected: readonly Expected[]): Expected[] {
  const asked = ({ spfInclude, returnPathPrefix, returnPathTarget, mxHosts }: Expected) =>
    JSON.stringify([spfInclude, returnPathPrefix, returnPathTarget, mxHosts]);
  return [...new Map(expected.map((one) => [asked(one), one])).values()];
}
