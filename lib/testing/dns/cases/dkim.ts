import { caseOf, type DomainCase, rightKey, selector, zoneOf } from "@/lib/testing/dns/cases/case";
import { ed25519, rsa512, rsa1024, rsa2048 } from "@/lib/testing/dns/cases/keys";

const dkim = (name: string, records: readonly (string | string[])[], ...said: string[]): DomainCase => {
  const [status, ...codes] = said;
  return caseOf(name, { key: records }, status === undefined ? {} : { dkim: [status as "OK", ...codes] });
};
const node = (domain: string) => `${selector}._domainkey.${domain}`;

export const dkimCases: readonly DomainCase[] = [
  dkim("dkim-missing", [], "Missing", "dkim-missing"),
  dkim("dkim-two", [rightKey, `v=DKIM1; p=${rsa1024}`], "Invalid", "dkim-several"),
  dkim("dkim-revoked", ["v=DKIM1; k=rsa; p="], "Invalid", "dkim-revoked"),
  dkim("dkim-no-key", ["v=DKIM1; k=rsa"], "Invalid", "dkim-unreadable"),
  dkim("dkim-cut", [`v=DKIM1; p=${rsa2048.slice(0, -20)}`], "Invalid", "dkim-unreadable"),
  dkim("dkim-no-base64", ["v=DKIM1; p=MIGf<script>"], "Invalid", "dkim-unreadable"),
  dkim("dkim-512", [`v=DKIM1; p=${rsa512}`], "Invalid", "dkim-short"),
  dkim("dkim-1024", [`v=DKIM1; p=${rsa1024}`], "OK", "dkim-weak"),
  dkim("dkim-ed25519", [`v=DKIM1; k=ed25519; p=${ed25519}`]),
  dkim("dkim-unknown-type", [`v=DKIM1; k=dsa; p=${rsa2048}`], "Invalid", "dkim-type"),
  dkim("dkim-version", [`v=DKIM2; p=${rsa2048}`], "Invalid", "dkim-version"),
  dkim("dkim-version-last", [`p=${rsa2048}; v=DKIM1`], "Invalid", "dkim-version"),
  dkim("dkim-bare", [`k=rsa;t=s;p=${rsa2048}`]),
  dkim("dkim-sha1", [`v=DKIM1; h=sha1; p=${rsa2048}`], "Invalid", "dkim-hash"),
  dkim("dkim-service", [`v=DKIM1; s=tlsrpt; p=${rsa2048}`], "Invalid", "dkim-service"),
  dkim("dkim-testing", [`v=DKIM1; t=y:s; p=${rsa2048}`], "OK", "dkim-testing"),
  dkim("dkim-parts", [["v=DKIM1; h=sha256; p=", rsa2048.slice(0, 200), rsa2048.slice(200)]]),
  dkim("dkim-spaces", [`v = DKIM1 ; p = ${rsa2048.slice(0, 90)} ${rsa2048.slice(90)}`]),
  {
    ...dkim("dkim-alias", []),
    zone: zoneOf("dkim-alias.example.net", {
      key: [],
      more: {
        [node("dkim-alias.example.net")]: { CNAME: "key.sender.example.com" },
        "key.sender.example.com": { TXT: [rightKey] },
      },
    }),
  },
  {
    ...dkim("dkim-loop", [], "NotKnown", "dkim-unanswered"),
    zone: zoneOf("dkim-loop.example.net", {
      key: [],
      more: {
        [node("dkim-loop.example.net")]: { CNAME: "loop.dkim-loop.example.net" },
        "loop.dkim-loop.example.net": { CNAME: node("dkim-loop.example.net") },
      },
    }),
  },
  { ...dkim("dkim-unknown-selector", [rightKey], "NotKnown", "dkim-no-selector"), selectors: [] },
  { ...dkim("dkim-old-selector", [rightKey], "OK", "dkim-selector-unused"), selectors: [selector, "ark-0"] },
  dkim("dkim-other-record", ["v=spf1 -all"], "Invalid", "dkim-unreadable", "dkim-version"),
  {
    ...dkim("dkim-alias-gone", [], "Missing", "dkim-missing"),
    zone: zoneOf("dkim-alias-gone.example.net", {
      key: [],
      more: { [node("dkim-alias-gone.example.net")]: { CNAME: "gone.sender.example.com" } },
    }),
  },
];
