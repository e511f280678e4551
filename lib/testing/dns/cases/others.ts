import { caseOf, type Differs, type DomainCase, rightSpf, sender, zoneOf } from "@/lib/testing/dns/cases/case";

type Said = readonly [status: "OK" | "Missing" | "Invalid" | "NotKnown", ...codes: string[]];

const mx = (name: string, differs: Differs, ...said: Said): DomainCase => caseOf(name, differs, { mx: said });
const returnPath = (name: string, differs: Differs, ...said: Said): DomainCase =>
  caseOf(name, differs, { returnPath: said });
const dmarc = (name: string, records: readonly string[], ...said: Said): DomainCase =>
  caseOf(name, { dmarc: records }, { dmarc: said });

const postal = { ...sender, mxHosts: ["mx.sender.example.com", "mx2.sender.example.com"] };

export const mxCases: readonly DomainCase[] = [
  { ...mx("mx-missing", { mx: [], spf: ["v=spf1 a include:spf.sender.example.com ~all"] }, "Missing", "mx-missing") },
  mx("mx-null", { mx: [[0, ""]], spf: ["v=spf1 include:spf.sender.example.com ~all"] }, "OK", "mx-null"),
  mx(
    "mx-address",
    { mx: [[10, "192.0.2.8"]], spf: ["v=spf1 include:spf.sender.example.com ~all"] },
    "Invalid",
    "mx-address",
  ),
  mx("mx-gone", { mx: [[10, "gone.mx-gone.example.net"]] }, "Invalid", "mx-unresolved"),
  mx(
    "mx-half-gone",
    {
      mx: [
        [10, "mx.sender.example.com"],
        [20, "gone.mx-half-gone.example.net"],
      ],
    },
    ...(["OK", "mx-unresolved"] as const),
  ),
  mx(
    "mx-alias",
    {
      mx: [[10, "mail.mx-alias.example.net"]],
      more: { "mail.mx-alias.example.net": { CNAME: "mx.sender.example.com" } },
    },
    ...(["OK", "mx-alias"] as const),
  ),
  mx(
    "mx-private",
    { mx: [[10, "mail.mx-private.example.net"]], more: { "mail.mx-private.example.net": { A: ["10.1.2.3"] } } },
    ...(["OK", "mx-private"] as const),
  ),
  mx("mx-internal", { mx: [[10, "mail.internal.corp"]] }, "Invalid", "mx-not-public"),
  { ...mx("mx-partly", {}, "Invalid", "mx-partly"), expected: [postal] },
  {
    ...mx(
      "mx-elsewhere",
      { mx: [[10, "mail.mx-elsewhere.example.net"]], more: { "mail.mx-elsewhere.example.net": { A: ["192.0.2.90"] } } },
      "OK",
      "mx-elsewhere",
    ),
    expected: [postal],
  },
];

export const returnPathCases: readonly DomainCase[] = [
  returnPath("rp-missing", { returnPath: {} }, "Missing", "return-path-missing"),
  returnPath("rp-wrong", { returnPath: { CNAME: "mx.sender.example.com" } }, "Invalid", "return-path-wrong"),
  {
    ...returnPath(
      "rp-dangling",
      { returnPath: { CNAME: "gone.rp-dangling.example.net" } },
      "Invalid",
      "return-path-dangling",
    ),
    expected: [{ ...sender, returnPathTarget: null }],
  },
  returnPath(
    "rp-own",
    { returnPath: { TXT: [rightSpf], MX: [[10, "mx.sender.example.com"]] } },
    "OK",
    "return-path-own",
  ),
  {
    ...returnPath(
      "rp-loop",
      {
        returnPath: { CNAME: "a.rp-loop.example.net" },
        more: { "a.rp-loop.example.net": { CNAME: "psrp.rp-loop.example.net" } },
      },
      ...(["Invalid", "return-path-loop"] as const),
    ),
    expected: [{ ...sender, returnPathTarget: null }],
  },
  returnPath("rp-silent", { returnPath: { fault: "silent" } }, "NotKnown", "return-path-unanswered"),
];

export const dmarcCases: readonly DomainCase[] = [
  dmarc("dmarc-missing", [], "Missing", "dmarc-missing"),
  dmarc("dmarc-two", ["v=DMARC1; p=none", "v=DMARC1; p=reject"], "Invalid", "dmarc-several"),
  dmarc("dmarc-no-policy", ["v=DMARC1; sp=none"], "Invalid", "dmarc-policy"),
  dmarc("dmarc-odd-policy", ["v=DMARC1; p=block; rua=mailto:d@dmarc-odd-policy.example.net"], "OK", "dmarc-policy"),
  dmarc("dmarc-version", ["v=dmarc1; p=none"], "Invalid", "dmarc-version"),
  dmarc("dmarc-none", ["v=DMARC1; p=none; rua=mailto:d@dmarc-none.example.net"], "OK", "dmarc-none"),
  dmarc("dmarc-part", ["v=DMARC1; p=quarantine; pct=20"], "OK", "dmarc-percent", "dmarc-no-reports"),
  dmarc(
    "dmarc-strict",
    ["v=DMARC1; p=reject; aspf=s; rua=mailto:d@dmarc-strict.example.net"],
    "OK",
    "dmarc-strict-spf",
  ),
  dmarc("dmarc-no-mailto", ["v=DMARC1; p=reject; rua=d@dmarc-no-mailto.example.net"], "OK", "dmarc-report-address"),
  dmarc("dmarc-refused", ["v=DMARC1; p=reject; rua=mailto:d@reports.example.org"], "OK", "dmarc-report-refused"),
  {
    ...caseOf(
      "dmarc-allowed",
      {
        dmarc: ["v=DMARC1; p=reject; rua=mailto:d@reports.example.org!10m"],
        more: { "dmarc-allowed.example.net._report._dmarc.reports.example.org": { TXT: ["v=DMARC1"] } },
      },
      {},
    ),
  },
  {
    domain: "news.example.org",
    zone: zoneOf("news.example.org", {
      dmarc: [],
      more: { "_dmarc.example.org": { TXT: ["v=DMARC1; p=reject; rua=mailto:d@example.org"] } },
    }),
    says: { dmarc: ["OK", "dmarc-inherited"] },
  },
];

const ruined = (domain: string, fault: "silent" | "servfail" | "slow"): DomainCase => ({
  domain: `${domain}.example.net`,
  zone: { ...zoneOf(`${domain}.example.net`), [`${domain}.example.net`]: { fault } },
  says: { spf: ["NotKnown", "spf-unanswered"], mx: ["NotKnown", "mx-unanswered"] },
});

/** Domains where all is right, and such whose name servers do not answer. */
export const wholeCases: readonly DomainCase[] = [
  caseOf("right", {}, {}),
  caseOf("xn--bcher-kva", {}, {}),
  ruined("all-silent", "silent"),
  ruined("all-servfail", "servfail"),
];
