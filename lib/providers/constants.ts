interface ProviderEntry {
  name: string;
  label: string;
  /** Ends of receiving host names, whole labels. */
  hosts: readonly string[];
  /** Recipient domains: what is left where no host is known, as for held mail. */
  domains: readonly string[];
}

/** Mailbox providers and filtering gateways, by what their MX hosts are called. Closed: whatever is not here is "other". */
export const providerTable = [
  {
    name: "google",
    label: "Google",
    hosts: ["google.com", "googlemail.com", "psmtp.com"],
    domains: ["gmail.com", "googlemail.com"],
  },
  {
    name: "microsoft",
    label: "Microsoft",
    hosts: ["outlook.com", "hotmail.com", "mx.microsoft", "office365.us", "outlook.cn"],
    domains: [
      ...["com", "co.uk", "fr", "de", "it", "es", "be", "nl", "se", "dk", "no", "fi", "at", "ch"].map(
        (end) => `hotmail.${end}`,
      ),
      ...[
        "com",
        "com.br",
        "com.mx",
        "com.ar",
        "com.au",
        "co.uk",
        "fr",
        "de",
        "it",
        "nl",
        "be",
        "se",
        "dk",
        "no",
        "at",
        "ca",
        "cn",
      ].map((end) => `live.${end}`),
      ...["com", "com.br", "com.au", "fr", "de", "it", "es", "pt", "be", "dk", "at", "cz", "jp"].map(
        (end) => `outlook.${end}`,
      ),
      "msn.com",
      "passport.com",
    ],
  },
  {
    name: "yahoo",
    label: "Yahoo and AOL",
    hosts: ["yahoodns.net", "yahoo.com", "aol.com"],
    domains: [
      ...[
        "com",
        "co.uk",
        "co.in",
        "co.id",
        "co.nz",
        "com.ar",
        "com.au",
        "com.br",
        "com.mx",
        "com.tr",
        "ca",
        "de",
        "es",
        "fr",
        "gr",
        "ie",
        "in",
        "it",
        "nl",
        "pl",
        "ro",
        "se",
      ].map((end) => `yahoo.${end}`),
      "ymail.com",
      "rocketmail.com",
      "myyahoo.com",
      "aol.com",
      "aol.co.uk",
      "aol.de",
      "aim.com",
      "att.net",
      "sbcglobal.net",
      "bellsouth.net",
      "verizon.net",
    ],
  },
  {
    name: "apple",
    label: "Apple iCloud",
    hosts: ["icloud.com", "me.com", "apple.com"],
    domains: ["icloud.com", "me.com", "mac.com", "privaterelay.appleid.com"],
  },
  {
    name: "gmx",
    label: "GMX, WEB.DE, IONOS",
    hosts: [
      "gmx.net",
      "gmx.com",
      "web.de",
      "mail.com",
      "kundenserver.de",
      "1and1.com",
      "1and1.co.uk",
      "1and1.fr",
      "1and1.es",
      "ionos.com",
      "ionos.de",
      "perfora.net",
    ],
    domains: [
      "gmx.de",
      "gmx.net",
      "gmx.com",
      "gmx.at",
      "gmx.ch",
      "gmx.fr",
      "gmx.co.uk",
      "web.de",
      "mail.com",
      "online.de",
    ],
  },
  { name: "telekom", label: "T-Online", hosts: ["t-online.de"], domains: ["t-online.de", "magenta.de"] },
  { name: "orange", label: "Orange", hosts: ["orange.fr", "wanadoo.fr"], domains: ["orange.fr", "wanadoo.fr"] },
  {
    name: "libero",
    label: "Libero",
    hosts: ["libero.it", "virgilio.it"],
    domains: ["libero.it", "virgilio.it", "inwind.it", "iol.it"],
  },
  { name: "comcast", label: "Comcast", hosts: ["comcast.net"], domains: ["comcast.net", "xfinity.com"] },
  {
    name: "proofpoint",
    label: "Proofpoint",
    hosts: ["pphosted.com", "ppe-hosted.com", "gpphosted.com", "proofpoint.com"],
    domains: [],
  },
  {
    name: "mimecast",
    label: "Mimecast",
    hosts: ["mimecast.com", "mimecast.co.za", "mimecast-offshore.com", "mimecast.org"],
    domains: [],
  },
  { name: "barracuda", label: "Barracuda", hosts: ["barracudanetworks.com", "cudamail.com"], domains: [] },
  { name: "cisco", label: "Cisco", hosts: ["iphmx.com"], domains: [] },
  { name: "broadcom", label: "Broadcom (Symantec)", hosts: ["messagelabs.com"], domains: [] },
  { name: "trendmicro", label: "Trend Micro", hosts: ["trendmicro.com", "trendmicro.eu"], domains: [] },
  { name: "hornetsecurity", label: "Hornetsecurity", hosts: ["hornetsecurity.com", "antispameurope.com"], domains: [] },
  {
    name: "zoho",
    label: "Zoho",
    hosts: ["zoho.com", "zoho.eu", "zoho.in", "zoho.com.au"],
    domains: ["zoho.com", "zohomail.com", "zohomail.eu"],
  },
  { name: "fastmail", label: "Fastmail", hosts: ["messagingengine.com"], domains: ["fastmail.com", "fastmail.fm"] },
  {
    name: "proton",
    label: "Proton",
    hosts: ["protonmail.ch", "proton.ch", "proton.me"],
    domains: ["proton.me", "protonmail.com", "protonmail.ch", "pm.me"],
  },
  {
    name: "yandex",
    label: "Yandex",
    hosts: ["yandex.ru", "yandex.net", "yandex.com"],
    domains: ["yandex.ru", "yandex.com", "yandex.by", "yandex.kz", "ya.ru"],
  },
  {
    name: "mailru",
    label: "Mail.ru",
    hosts: ["mail.ru"],
    domains: ["mail.ru", "inbox.ru", "list.ru", "bk.ru", "internet.ru"],
  },
  { name: "tencent", label: "Tencent QQ", hosts: ["qq.com"], domains: ["qq.com", "foxmail.com", "vip.qq.com"] },
  {
    name: "netease",
    label: "NetEase 163",
    hosts: ["163.com", "126.com", "netease.com", "yeah.net"],
    domains: ["163.com", "126.com", "yeah.net", "vip.163.com"],
  },
  { name: "godaddy", label: "GoDaddy", hosts: ["secureserver.net"], domains: [] },
  {
    name: "amazon",
    label: "Amazon",
    // Not all of amazonaws.com: anybody's own mail server may run there.
    hosts: [
      "us-east-1",
      "us-east-2",
      "us-west-2",
      "ca-central-1",
      "eu-west-1",
      "eu-west-2",
      "eu-central-1",
      "ap-northeast-1",
      "ap-southeast-1",
      "ap-southeast-2",
    ].map((region) => `inbound-smtp.${region}.amazonaws.com`),
    domains: ["awsapps.com"],
  },
] as const satisfies readonly ProviderEntry[];

export const otherProvider = "other";

export type ProviderName = (typeof providerTable)[number]["name"] | typeof otherProvider;

/** All names that a provider can have, "other" last. */
export const providerNames: readonly ProviderName[] = [...providerTable.map(({ name }) => name), otherProvider];

const labels: ReadonlyMap<string, string> = new Map(providerTable.map(({ name, label }) => [name, label]));

/** How a provider is called on the pages; "Other" for what is not on the list. */
export function providerLabel(name: string): string {
  return labels.get(name) ?? "Other";
}
