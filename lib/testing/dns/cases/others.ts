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
  // RFC 7505 3: it must be the only one.
  mx(
    "mx-null-beside",
    {
      mx: [
        [0, ""],
        [10, "mx.sender.example.com"],
      ],
    },
    ...(["OK", "mx-null-beside"] as const),
  ),
  mx(
    "mx-gone-and-silent",
    {
      mx: [
        [10, "gone.mx-gone-and-silent.example.net"],
        [20, "silent.mx-gone-and-silent.example.net"],
      ],
      more: { "silent.mx-gone-and-silent.example.net": { fault: "silent" } },
      // With “mx” in it, this record could not be judged either.
      spf: ["v=spf1 include:spf.sender.example.com ~all"],
    },
    ...(["NotKnown", "mx-unanswered", "mx-unresolved"] as const),
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
  {
    ...mx(
      "mx-all",
      {
        mx: [
          [10, "mx.sender.example.com"],
          [10, "mx2.sender.example.com"],
        ],
      },
      "OK",
    ),
    expected: [postal],
  },
  mx(
    "mx-v6",
    { mx: [[10, "six.mx-v6.example.net"]], more: { "six.mx-v6.example.net": { AAAA: ["2001:db8::25"] } } },
    "OK",
  ),
  mx(
    "mx-private-v6",
    {
      mx: [[10, "mail.mx-private-v6.example.net"]],
      more: { "mail.mx-private-v6.example.net": { A: ["127.0.0.1"], AAAA: ["fd00::25"] } },
    },
    ...(["OK", "mx-private"] as const),
  ),
  mx(
    "mx-alias-gone",
    {
      mx: [[10, "mail.mx-alias-gone.example.net"]],
      more: { "mail.mx-alias-gone.example.net": { CNAME: "gone.mx-alias-gone.example.net" } },
    },
    ...(["Invalid", "mx-unresolved"] as const),
  ),
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
  {
    ...returnPath(
      "rp-sender-gone",
      { returnPath: { CNAME: "gone.sender.example.com" } },
      "Invalid",
      "return-path-dangling",
    ),
    expected: [{ ...sender, returnPathTarget: "gone.sender.example.com" }],
  },
  {
    ...returnPath(
      "rp-far-dangling",
      {
        returnPath: { CNAME: "a.rp-far-dangling.example.net" },
        more: { "a.rp-far-dangling.example.net": { CNAME: "gone.rp-far-dangling.example.net" } },
      },
      ...(["Invalid", "return-path-dangling"] as const),
    ),
    expected: [{ ...sender, returnPathTarget: null }],
  },
  // Bounces go by its MX record; an address of its own it does not need.
  {
    ...returnPath(
      "rp-mail-only",
      {
        returnPath: { CNAME: "mail.rp-mail-only.example.net" },
        more: { "mail.rp-mail-only.example.net": { MX: [[10, "mx.sender.example.com"]] } },
      },
      "OK",
    ),
    expected: [{ ...sender, returnPathTarget: null }],
  },
  returnPath("rp-upper", { returnPath: { CNAME: "RP.Sender.Example.COM." } }, "OK"),
  returnPath("rp-silent", { returnPath: { fault: "silent" } }, "NotKnown", "return-path-unanswered"),
];

export const dmarcCases: readonly DomainCase[] = [
  dmarc("dmarc-missing", [], "Missing", "dmarc-missing"),
  dmarc("dmarc-two", ["v=DMARC1; p=none", "v=DMARC1; p=reject"], "Invalid", "dmarc-several"),
  dmarc("dmarc-no-policy", ["v=DMARC1; sp=none"], "Invalid", "dmarc-policy"),
  dmarc("dmarc-odd-policy", ["v=DMARC1; p=block; rua=mailto:d@dmarc-odd-policy.example.net"], "OK", "dmarc-policy"),
  dmarc("dmarc-version", ["v=dmarc1; p=none"], "Invalid", "dmarc-version"),
  // RFC 7489 6.6.3: what does not begin with the version is no record of DMARC's, and does not count.
  dmarc("dmarc-one-valid", ["v=dmarc1; p=none", "v=DMARC1; p=reject; rua=mailto:d@dmarc-one-valid.example.net"], "OK"),
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
  dmarc("dmarc-among", ["some-verification=1", "v=DMARC1; p=reject; rua=mailto:d@dmarc-among.example.net"], "OK"),
  dmarc("dmarc-spaces", [" v = DMARC1 ; P = Reject ; rua = mailto:d@dmarc-spaces.example.net"], "OK"),
  dmarc("dmarc-strict-dkim", ["v=DMARC1; p=reject; adkim=s; rua=mailto:d@dmarc-strict-dkim.example.net"], "OK"),
  dmarc(
    "dmarc-two-reports",
    ["v=DMARC1; p=reject; rua=mailto:d@dmarc-two-reports.example.net, mailto:d@reports.example.org"],
    ...(["OK", "dmarc-report-refused"] as const),
  ),
  caseOf(
    "dmarc-alias",
    {
      dmarc: [],
      more: {
        "_dmarc.dmarc-alias.example.net": { CNAME: "policy.dmarc-alias.example.net" },
        "policy.dmarc-alias.example.net": { TXT: ["v=DMARC1; p=reject; rua=mailto:d@dmarc-alias.example.net"] },
      },
    },
    {},
  ),
  // Two labels below its organizational domain, which has a policy of its own for all below it.
  {
    domain: "mail.shop.example.com",
    zone: zoneOf("mail.shop.example.com", {
      dmarc: [],
      more: { "_dmarc.example.com": { TXT: ["v=DMARC1; p=reject; sp=none; rua=mailto:d@example.com"] } },
    }),
    says: { dmarc: ["OK", "dmarc-inherited", "dmarc-none"] },
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
