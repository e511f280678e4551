import { caseOf, type DomainCase, rightKey, selector, sender } from "@/lib/testing/dns/cases/case";
import type { ZoneEntry } from "@/lib/testing/dns/zone";

/** A domain where one name fails, and all else is right. */
const failing = (name: string, at: string, entry: ZoneEntry, says: DomainCase["says"]): DomainCase => {
  const domain = `${name}.example.net`;
  return caseOf(name, { more: { [at === "" ? domain : `${at}.${domain}`]: entry } }, says);
};
const key = `${selector}._domainkey`;

/** Name servers that fail at a single record: of that one nothing is known, and the others are judged as ever. */
export const faultCases: readonly DomainCase[] = [
  failing("dkim-silent", key, { fault: "silent" }, { dkim: ["NotKnown", "dkim-unanswered"] }),
  failing("dkim-servfail", key, { fault: "servfail" }, { dkim: ["NotKnown", "dkim-unanswered"] }),
  failing("dkim-refused", key, { fault: "refused" }, { dkim: ["NotKnown", "dkim-unanswered"] }),
  failing("rp-servfail", "psrp", { fault: "servfail" }, { returnPath: ["NotKnown", "return-path-unanswered"] }),
  failing("dmarc-silent", "_dmarc", { fault: "silent" }, { dmarc: ["NotKnown", "dmarc-unanswered"] }),
  failing("dmarc-servfail", "_dmarc", { fault: "servfail" }, { dmarc: ["NotKnown", "dmarc-unanswered"] }),
  caseOf(
    "dmarc-report-servfail",
    {
      dmarc: ["v=DMARC1; p=reject; rua=mailto:d@reports.example.org"],
      more: { "dmarc-report-servfail.example.net._report._dmarc.reports.example.org": { fault: "servfail" } },
    },
    {},
  ),
  {
    ...caseOf(
      "spf-sender-silent",
      {
        spf: ["v=spf1 mx include:spf.silent.example.com ~all"],
        more: { "spf.silent.example.com": { fault: "silent" } },
      },
      { spf: ["NotKnown", "spf-unanswered"] },
    ),
    expected: [{ ...sender, spfInclude: "spf.silent.example.com" }],
  },
];

/**
 * Names that answer after three seconds. Whether the resolver waits so long depends on what it has seen of the server,
 * so that a record is either known and right or not known; at fault it never is.
 */
export const slowCases: readonly DomainCase[] = [
  caseOf(
    "spf-slow",
    {
      spf: ["v=spf1 include:_spf.spf-slow.example.net include:spf.sender.example.com ~all"],
      more: { "_spf.spf-slow.example.net": { TXT: ["v=spf1 ip4:198.51.100.1 -all"], fault: "slow" } },
    },
    { spf: ["NotKnown"] },
  ),
  failing("dkim-slow", key, { TXT: [rightKey], fault: "slow" }, { dkim: ["NotKnown"] }),
  failing("rp-slow", "psrp", { CNAME: "rp.sender.example.com", fault: "slow" }, { returnPath: ["NotKnown"] }),
  failing(
    "dmarc-slow",
    "_dmarc",
    { TXT: ["v=DMARC1; p=reject; rua=mailto:dmarc@dmarc-slow.example.net"], fault: "slow" },
    { dmarc: ["NotKnown"] },
  ),
  failing(
    "all-slow",
    "",
    {
      TXT: ["v=spf1 include:spf.sender.example.com ~all"],
      MX: [[10, "mx.sender.example.com"]],
      A: ["192.0.2.80"],
      fault: "slow",
    },
    { spf: ["NotKnown"], mx: ["NotKnown"] },
  ),
];
