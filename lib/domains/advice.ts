import { includeIn, missingHosts, selectorIn, targetIn } from "@/lib/domains/check/known";
import type { DnsRecordName, DomainRecord } from "@/lib/domains/types";
import type { SourceKind } from "@/lib/sources/types";

/** A record to create; `value` is null where only the sender's own page can tell it. */
export interface WantedRecord {
  type: "TXT" | "CNAME" | "MX";
  name: string;
  value: string | null;
}

export interface DnsAdvice {
  steps: readonly string[];
  wanted: readonly WantedRecord[];
}

interface Asked {
  record: DnsRecordName;
  domain: string;
  /** null: the report's source is not known any more. */
  kind: SourceKind | null;
  report: Pick<DomainRecord, "status" | "error">;
}

const setUpPage = (kind: SourceKind | null) =>
  kind === "ark" ? "on the domain's page at Ark" : "in Postal under Domains, DNS setup";

/**
 * How to repair a record that the sender reported as Missing or Invalid. Values come from Ark's documented
 * records, or from the words of the sender's own error; nothing is guessed.
 */
export function dnsAdvice(asked: Asked): DnsAdvice {
  switch (asked.record) {
    case "spf":
      return spf(asked);
    case "dkim":
      return dkim(asked);
    case "mx":
      return mx(asked);
    case "returnPath":
      return returnPath(asked);
    default:
      return asked.record satisfies never;
  }
}

function spf({ domain, kind, report }: Asked): DnsAdvice {
  const include = includeIn(report.error) ?? (kind === "ark" ? "spf.arkhq.io" : null);
  const isThere = report.status === "Invalid";
  return {
    steps: [
      isThere
        ? `Add ${include === null ? "the sender's include" : `include:${include}`} to the SPF record that is there, before its “all”. Do not create a second one: with two SPF records receivers take neither.`
        : "Create the TXT record below at the domain itself (many DNS forms call that name @).",
      ...(include === null ? [`The value to include stands ${setUpPage(kind)}.`] : []),
    ],
    wanted: [{ type: "TXT", name: domain, value: include === null ? null : `v=spf1 a mx include:${include} ~all` }],
  };
}

function dkim({ domain, kind, report }: Asked): DnsAdvice {
  const selector = selectorIn(report.error, domain) ?? (kind === "ark" ? "ark-…" : "postal-…");
  const name = `${selector}._domainkey.${domain}`;
  const several = /There are \d+ records/.test(report.error ?? "");
  return {
    steps: [
      several
        ? `Keep one TXT record at ${name} and delete the others.`
        : report.status === "Invalid"
          ? "Replace the record by the one that the sender shows, copied whole: one missing character breaks every signature."
          : "Create the TXT record whose name and value the sender shows.",
      `The value is a key that only the sender knows: it stands ${setUpPage(kind)}.`,
      "If the DNS form cuts long values, give it in several quoted parts of one record.",
    ],
    wanted: [{ type: "TXT", name, value: null }],
  };
}

function mx({ domain, kind, report }: Asked): DnsAdvice {
  const hosts = missingHosts(report.error);
  if (report.status !== "Invalid") {
    return {
      steps: [
        "Nothing has to be done where the domain only sends. Add the record only if the sender is to receive mail for this domain.",
      ],
      wanted: [],
    };
  }
  return {
    steps: [
      "Some of the sender's MX records are there and some are missing: add the missing ones, or remove all of them if the domain does not receive mail there.",
      ...(hosts.length === 0 ? [`The hosts stand ${setUpPage(kind)}.`] : []),
    ],
    wanted: hosts.map((host) => ({ type: "MX", name: domain, value: `10 ${host}` })),
  };
}

function returnPath({ domain, kind, report }: Asked): DnsAdvice {
  const error = report.error ?? "";
  const target = targetIn(error) ?? (kind === "ark" ? "rp.arkhq.io" : null);
  const name = /(?:CNAME record at|return path record at) ([\w.-]+?)\.?(?:\s|$)/.exec(error)?.[1] ?? `psrp.${domain}`;
  return {
    steps: [
      report.status === "Invalid"
        ? "Point the CNAME at the host below. There must be no other record of the same name."
        : "Not needed for delivery, but advised: without it bounce reports go to the sender's own domain and SPF does not align.",
      ...(target === null ? [`The host to point to stands ${setUpPage(kind)}.`] : []),
      "If your DNS provider can proxy records, turn that off for this one: it must stay a plain CNAME.",
    ],
    wanted: [{ type: "CNAME", name, value: target }],
  };
}
