import { caseOf, type DomainCase, rightSpf } from "@/lib/testing/dns/cases/case";
import type { Zone } from "@/lib/testing/dns/zone";

const include = "include:spf.sender.example.com";
const spf = (name: string, records: readonly string[], ...said: string[]): DomainCase => {
  const [status, ...codes] = said;
  return caseOf(name, { spf: records }, status === undefined ? {} : { spf: [status as "OK", ...codes] });
};
const spfWith = (name: string, record: string, more: Zone, ...said: string[]): DomainCase => {
  const [status, ...codes] = said;
  return caseOf(name, { spf: [record], more }, status === undefined ? {} : { spf: [status as "OK", ...codes] });
};

/** `count` names that include each other in a row, the last one with the record given. */
function chain(domain: string, count: number, last: string): Zone {
  return Object.fromEntries(
    Array.from({ length: count }, (_, index) => [
      `s${index}.${domain}`,
      { TXT: [index === count - 1 ? last : `v=spf1 include:s${index + 1}.${domain} -all`] },
    ]),
  );
}

const flat = "v=spf1 ip4:192.0.2.0/24 ip6:2001:db8:1::/48 -all";
const addresses = (count: number) => Array.from({ length: count }, (_, index) => `ip4:198.51.100.${index}`).join(" ");

export const spfCases: readonly DomainCase[] = [
  spf("spf-missing", [], "Missing", "spf-missing"),
  spf("spf-two", [rightSpf, "v=spf1 include:spf.other.example.com ~all"], "Invalid", "spf-several"),
  spf("spf-other", ["v=spf1 a mx ~all"], "Invalid", "spf-sender-not-authorised"),
  spf("spf-flat", [flat]),
  spf("spf-half-flat", ["v=spf1 ip4:192.0.2.0/24 -all"], "Invalid", "spf-sender-not-authorised"),
  spf("spf-upper", [`V=SPF1 MX ${include.toUpperCase()} ~ALL`]),
  spf("spf-all", [`v=spf1 ${include} +all`], "Invalid", "spf-allows-all"),
  spf("spf-bare-all", [`v=spf1 ${include} all`], "Invalid", "spf-allows-all"),
  spf("spf-neutral", [`v=spf1 ${include} ?all`], "OK", "spf-neutral-all"),
  spf("spf-endless", [`v=spf1 ${include}`], "OK", "spf-no-all"),
  spf("spf-ptr", [`v=spf1 ptr ${include} ~all`], "OK", "spf-ptr"),
  spf("spf-typo", [`v=spf1 ${include} inlcude:x.example.net ~all`], "Invalid", "spf-syntax"),
  spf("spf-bad-ip4", [`v=spf1 ip4:192.0.2.300 ${include} ~all`], "Invalid", "spf-syntax"),
  spf("spf-quotes", [`v=spf1 ${include} “~all”`], "Invalid", "spf-characters", "spf-syntax", "spf-no-all"),
  spf("spf-macro", [`v=spf1 exists:%{i}._spf.spf-macro.example.net ${include} ~all`]),
  spf("spf-long", [`v=spf1 ${addresses(30)} ${include} ~all`], "OK", "spf-long"),
  spf("spf-10k", [`v=spf1 ${addresses(250)} ${"ip4:203.0.113.77 ".repeat(330)}${include} ~all`], "OK", "spf-long"),
  spfWith("spf-nested", "v=spf1 include:_spf.spf-nested.example.net ~all", {
    "_spf.spf-nested.example.net": { TXT: [`v=spf1 ${include} -all`] },
  }),
  spfWith("spf-redirect", "v=spf1 redirect=_spf.spf-redirect.example.net", {
    "_spf.spf-redirect.example.net": { TXT: [`v=spf1 ${include} ~all`] },
  }),
  spfWith(
    "spf-ten",
    `v=spf1 ${include} include:s0.spf-ten.example.net ~all`,
    chain("spf-ten.example.net", 9, "v=spf1 ip4:198.51.100.1 -all"),
  ),
  spfWith(
    "spf-eleven",
    `v=spf1 ${include} include:s0.spf-eleven.example.net ~all`,
    chain("spf-eleven.example.net", 10, "v=spf1 ip4:198.51.100.1 -all"),
    ...["Invalid", "spf-too-many-lookups"],
  ),
  spfWith(
    "spf-forty",
    `v=spf1 include:s0.spf-forty.example.net ${include} ~all`,
    chain("spf-forty.example.net", 40, "v=spf1 ip4:198.51.100.1 -all"),
    ...["Invalid", "spf-too-many-lookups"],
  ),
  spf(
    "spf-voids",
    [`v=spf1 a:x1.spf-voids.example.net a:x2.spf-voids.example.net mx:x3.spf-voids.example.net ${include} ~all`],
    ...["Invalid", "spf-too-many-voids"],
  ),
  spf("spf-one-void", [`v=spf1 ${include} a:x1.spf-one-void.example.net ~all`], "OK", "spf-void"),
  spf("spf-empty", [`v=spf1 ${include} include:gone.spf-empty.example.net ~all`], "Invalid", "spf-include-empty"),
  spfWith(
    "spf-loop",
    `v=spf1 ${include} include:a.spf-loop.example.net ~all`,
    { "a.spf-loop.example.net": { TXT: ["v=spf1 include:spf-loop.example.net -all"] } },
    ...["Invalid", "spf-loop"],
  ),
  spf("spf-self", [`v=spf1 ${include} include:spf-self.example.net ~all`], "Invalid", "spf-loop"),
  spfWith(
    "spf-silent",
    `v=spf1 include:slow.spf-silent.example.net ${include} ~all`,
    { "slow.spf-silent.example.net": { fault: "silent" } },
    ...["NotKnown", "spf-unanswered"],
  ),
  spfWith(
    "spf-servfail",
    `v=spf1 include:bad.spf-servfail.example.net ${include} ~all`,
    { "bad.spf-servfail.example.net": { fault: "servfail" } },
    ...["NotKnown", "spf-unanswered"],
  ),
  spf("spf-localhost", [`v=spf1 ${include} a:localhost ~all`], "Invalid", "spf-broken", "spf-not-public", "spf-void"),
  spf("spf-address", [`v=spf1 ${include} include:10.0.0.1 ~all`], "Invalid", "spf-not-public"),
  spf("spf-internal", [`v=spf1 ${include} include:db.internal.corp ~all`], "Invalid", "spf-not-public"),
  spf(
    "spf-metadata",
    [`v=spf1 ${include} exists:metadata.google.internal ~all`],
    ...["OK", "spf-not-public", "spf-void"],
  ),
  spf("spf-control", [`v=spf1 ${include} a\u0000b\u001b[31m ~all`], "Invalid", "spf-characters", "spf-syntax"),
  spf("spf-bad-length", [`v=spf1 a/33 ${include} ~all`], "Invalid", "spf-broken"),
  spf("spf-bad-macro", [`v=spf1 exists:%{z}.example.net ${include} ~all`], "Invalid", "spf-broken"),
  spf("spf-whole-net", [`v=spf1 ${include} ip4:0.0.0.0/0 -all`], "Invalid", "spf-allows-all"),
  spf("spf-half-net", ["v=spf1 ip4:192.0.2.0/25 ip6:2001:db8:1::/48 -all"], "Invalid", "spf-sender-not-authorised"),
  spfWith(
    "spf-open-include",
    `v=spf1 ${include} include:_spf.spf-open-include.example.net -all`,
    { "_spf.spf-open-include.example.net": { TXT: ["v=spf1 +all"] } },
    ...["Invalid", "spf-allows-all"],
  ),
  spfWith(
    "spf-alias-to-nothing",
    `v=spf1 ${include} a:x.spf-alias-to-nothing.example.net ~all`,
    { "x.spf-alias-to-nothing.example.net": { CNAME: "spf.sender.example.com" } },
    ...["OK", "spf-void"],
  ),
  spf("spf-markup", [`v=spf1 ${include} <img/src=x> ~all`], "Invalid", "spf-syntax"),
  spf("spf-after-all", [`v=spf1 mx -all ${include}`], "Invalid", "spf-sender-not-authorised"),
  spf("spf-neutral-include", [`v=spf1 ?${include} ~all`], "Invalid", "spf-sender-not-authorised"),
  // RFC 7208 4.5: the version ends with a space.
  spf("spf-tab", [`v=spf1\t${include} ~all`], "Missing", "spf-missing"),
  // RFC 7208 3.3: the strings of a record are joined with nothing between.
  caseOf("spf-parts", { spf: [["v=spf1 mx ", `${include} ~all`]] }, {}),
  caseOf("spf-glued", { spf: [["v=spf1 mx", `${include} ~all`]] }, { spf: ["Invalid", "spf-syntax"] }),
  spfWith("spf-redirect-gone", `v=spf1 ${include} redirect=gone.example.net`, {}, "Invalid", "spf-include-empty"),
  // RFC 7208 6.1: beside an “all” it is ignored, wherever it stands.
  spf("spf-redirect-ignored", [`v=spf1 redirect=gone.example.net ${include} ~all`]),
  caseOf(
    "spf-alias",
    {
      more: {
        "spf-alias.example.net": { CNAME: "host.spf-alias.example.net" },
        "host.spf-alias.example.net": { TXT: [rightSpf], MX: [[10, "mx.sender.example.com"]], A: ["192.0.2.80"] },
      },
    },
    {},
  ),
];
