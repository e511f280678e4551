import { caseOf, type DomainCase, rightKey, sender } from "@/lib/testing/dns/cases/case";
import { rsa2048 } from "@/lib/testing/dns/cases/keys";

const include = "include:spf.sender.example.com";
const markup = "<script>alert(1)</script>";
/** Clears a terminal and names its window. */
const escapes = "\u001b[2J\u001b]0;owned\u0007";

const spf = (name: string, record: string, ...codes: string[]): DomainCase =>
  caseOf(name, { spf: [record] }, { spf: ["Invalid", ...codes] });
const mx = (name: string, host: string, ...codes: string[]): DomainCase =>
  caseOf(name, { mx: [[10, host]] }, { mx: ["Invalid", ...codes] });
const dmarc = (name: string, record: string, ...codes: string[]): DomainCase =>
  caseOf(name, { dmarc: [record] }, { dmarc: ["OK", ...codes] });

/**
 * Values that whoever holds the domain writes to harm those who read them: markup, control characters, and names of
 * private networks, which must never be asked for.
 */
export const hostileCases: readonly DomainCase[] = [
  spf("spf-script", `v=spf1 ${include} ${markup} ~all`, "spf-syntax"),
  spf("spf-include-localhost", `v=spf1 ${include} include:localhost ~all`, "spf-not-public"),
  spf("spf-include-metadata", `v=spf1 ${include} include:metadata.google.internal ~all`, "spf-not-public"),
  caseOf(
    "spf-mx-metadata",
    { spf: [`v=spf1 ${include} mx:169.254.169.254 ~all`] },
    { spf: ["Invalid", "spf-broken", "spf-not-public", "spf-void"] },
  ),
  spf("spf-redirect-private", "v=spf1 redirect=router.local", "spf-not-public"),
  spf("spf-redirect-onion", "v=spf1 redirect=abcdefghijklmnop.onion", "spf-not-public"),
  caseOf("dkim-script", { key: [`v=DKIM1; k=${markup}; p=${rsa2048}`] }, { dkim: ["Invalid", "dkim-type"] }),
  caseOf("dkim-escapes", { key: [`v=DKIM1${escapes}; p=${rsa2048}`] }, { dkim: ["Invalid", "dkim-version"] }),
  caseOf("dkim-note", { key: [`${rightKey} n=${markup}${escapes};`] }, {}),
  mx("mx-localhost", "localhost", "mx-not-public"),
  mx("mx-metadata", "metadata.google.internal", "mx-not-public"),
  mx("mx-loopback", "127.0.0.1", "mx-address"),
  dmarc("dmarc-script", `v=DMARC1; p=reject; rua=${markup}`, "dmarc-report-address"),
  dmarc("dmarc-report-metadata", "v=DMARC1; p=reject; rua=mailto:d@metadata.google.internal", "dmarc-report-refused"),
  caseOf("dmarc-policy-escapes", { dmarc: [`v=DMARC1; p=${escapes}reject`] }, { dmarc: ["Invalid", "dmarc-policy"] }),
  dmarc(
    "dmarc-subdomain-escapes",
    `v=DMARC1; p=reject; rua=mailto:d@dmarc-subdomain-escapes.example.net; sp=${escapes.replace(";", "")}`,
    "dmarc-subdomain-policy",
  ),
  dmarc("dmarc-report-escapes", `v=DMARC1; p=reject; rua=${escapes.replace(";", "")}`, "dmarc-report-address"),
  dmarc("dmarc-report-long", `v=DMARC1; p=reject; rua=${"y".repeat(4000)}`, "dmarc-report-address"),
  caseOf(
    "txt-escapes",
    { more: { "_dmarc.txt-escapes.example.net": { TXT: [escapes, "v=DMARC1; p=reject; rua=mailto:d@example.net"] } } },
    {},
  ),
  // Both senders are known; the second one's names are of a private network.
  {
    ...caseOf("sender-private", {}, { spf: ["NotKnown", "spf-sender-unanswered"] }),
    expected: [sender, { ...sender, sender: "Postal", spfInclude: "spf.internal.corp" }],
  },
];
