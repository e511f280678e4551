import { describe, expect, test } from "vitest";
import { observeDmarc } from "@/lib/domains/check/dmarc";
import type { Expected, Observed } from "@/lib/domains/check/types";
import { memoryDns } from "@/lib/testing/dns/memory";
import type { Zone } from "@/lib/testing/dns/zone";

const domain = "example.com";
const sender: Expected = {
  ...{ sender: "Ark", spfInclude: null, returnPathPrefix: "psrp", returnPathTarget: null, mxHosts: [] },
};
const look = (zone: Zone, of = domain, expected: Expected[] = [sender]) =>
  observeDmarc(memoryDns(zone), { domain: of, expected, selectors: [], learnt: {} });
const lookAt = (...TXT: string[]) => look({ "_dmarc.example.com": { TXT } });
const inShort = ({ status, findings }: Observed) => [status, ...findings.map(({ code }) => code)].join(" ");
const to = "rua=mailto:d@example.com";

describe("a record", () => {
  test.each<[string, string[], string]>([
    ["that rejects", [`v=DMARC1; p=reject; ${to}`], "OK"],
    ["that quarantines, in other words", [`v = DMARC1;p=Quarantine;${to};`], "OK"],
    ["that only watches", [`v=DMARC1; p=none; ${to}`], "OK dmarc-none"],
    ["without reports", ["v=DMARC1; p=reject"], "OK dmarc-no-reports"],
    ["for a part", [`v=DMARC1; p=reject; pct=20; ${to}`], "OK dmarc-percent"],
    ["for an odd part, which counts as all", [`v=DMARC1; p=reject; pct=; ${to}`], "OK"],
    ["whose version is not first", [`p=reject; v=DMARC1; ${to}`], "Invalid dmarc-version"],
    ["whose version is in small letters", [`v=dmarc1; p=reject; ${to}`], "Invalid dmarc-version"],
    ["in quotation marks", [`"v=DMARC1; p=reject; ${to}"`], "Invalid dmarc-version"],
    ["without a policy", ["v=DMARC1"], "Invalid dmarc-policy"],
    ["without a policy, with reports: none", [`v=DMARC1; ${to}`], "OK dmarc-policy"],
    ["of an odd policy", ["v=DMARC1; p=block"], "Invalid dmarc-policy"],
    [
      "of an odd policy, with reports that cannot be sent",
      ["v=DMARC1; p=block; rua=d@example.com"],
      "Invalid dmarc-policy dmarc-report-address",
    ],
    ["of an odd policy for subdomains: none", [`v=DMARC1; p=reject; sp=block; ${to}`], "OK dmarc-subdomain-policy"],
    [
      "of an odd policy for subdomains, without reports",
      ["v=DMARC1; p=reject; sp=block"],
      "Invalid dmarc-subdomain-policy",
    ],
    ["that is there twice", ["v=DMARC1; p=reject", "v=DMARC1; p=none"], "Invalid dmarc-several"],
    ["beside one that receivers pass over", [`v=DMARC1; p=reject; ${to}`, "v=dmarc1; p=none"], "OK"],
    ["beside other texts", ["hello", `v=DMARC1; p=reject; ${to}`], "OK"],
    ["that is not there, but other texts", ["v=spf1 -all"], "Missing dmarc-missing"],
    ["of strict SPF", [`v=DMARC1; p=reject; aspf=s; ${to}`], "OK dmarc-strict-spf"],
  ])("%s", async (_, TXT, said) => {
    expect(inShort(await lookAt(...TXT))).toBe(said);
  });

  test("is read", async () => {
    expect(await lookAt(`v=DMARC1; p=reject; sp=none; adkim=s; aspf=r; ${to},mailto:e@example.com!10m`)).toMatchObject({
      ...{ at: domain, policy: "reject", subdomainPolicy: "none", spfAlignment: "relaxed", dkimAlignment: "strict" },
      ...{ rua: ["mailto:d@example.com", "mailto:e@example.com!10m"], wanted: [] },
    });
  });

  test("of strict SPF is right for a domain that no sender is known of", async () => {
    const zone = { "_dmarc.example.com": { TXT: [`v=DMARC1; p=reject; aspf=s; ${to}`] } };
    expect(inShort(await look(zone, domain, []))).toBe("OK");
  });
});

describe("where it is looked for", () => {
  const above = { "_dmarc.example.com": { TXT: [`v=DMARC1; p=reject; sp=none; ${to}`] } };
  test.each<[string, string, Zone, string]>([
    ["nowhere", domain, {}, "Missing dmarc-missing"],
    ["at the organizational domain", "a.b.example.com", above, "OK dmarc-none dmarc-inherited"],
    [
      "at a name of a private suffix",
      "a.shop.github.io",
      {
        "_dmarc.shop.github.io": { TXT: [`v=DMARC1; p=reject; ${to}`] },
        "shop.github.io._report._dmarc.example.com": { TXT: ["v=DMARC1"] },
      },
      "OK dmarc-inherited",
    ],
    [
      "not between",
      "a.b.example.com",
      { "_dmarc.b.example.com": { TXT: ["v=DMARC1; p=reject"] } },
      "Missing dmarc-missing",
    ],
    ["where nobody answers", domain, { "_dmarc.example.com": { fault: "silent" } }, "NotKnown dmarc-unanswered"],
    [
      "where nobody answers above",
      "a.example.com",
      { "_dmarc.example.com": { fault: "servfail" } },
      "NotKnown dmarc-unanswered",
    ],
    [
      "above, where the domain itself is not answered for",
      "a.example.com",
      { ...above, "_dmarc.a.example.com": { fault: "slow" } },
      "NotKnown dmarc-unanswered",
    ],
    [
      "behind an alias",
      domain,
      { "_dmarc.example.com": { CNAME: "d.example.net" }, "d.example.net": { TXT: [`v=DMARC1; p=reject; ${to}`] } },
      "OK",
    ],
  ])("%s", async (_, of, zone, said) => {
    expect(inShort(await look(zone, of))).toBe(said);
  });
});

describe("where reports go", () => {
  const allowed = { "example.com._report._dmarc.reports.example.org": { TXT: ["v=DMARC1"] } };
  test.each<[string, string, Zone, string]>([
    ["to the domain", "mailto:d@example.com", {}, "OK"],
    ["below the domain", "mailto:d@mail.example.com", {}, "OK"],
    ["to others who agree", "mailto:d@reports.example.org!10m", allowed, "OK"],
    ["to others who do not", "mailto:d@reports.example.org", {}, "OK dmarc-report-refused"],
    [
      "to others who say something else",
      "mailto:d@reports.example.org",
      { "example.com._report._dmarc.reports.example.org": { TXT: ["hello"] } },
      "OK dmarc-report-refused",
    ],
    [
      "to others whom nobody answers for",
      "mailto:d@reports.example.org",
      { "example.com._report._dmarc.reports.example.org": { fault: "silent" } },
      "OK",
    ],
    ["to an address without mailto", "d@example.com", {}, "OK dmarc-report-address"],
    ["to the web", "https://example.com/reports", {}, "OK dmarc-report-address"],
  ])("%s", async (_, rua, zone, said) => {
    expect(inShort(await look({ ...zone, "_dmarc.example.com": { TXT: [`v=DMARC1; p=reject; rua=${rua}`] } }))).toBe(
      said,
    );
  });
});

describe("what is wanted", () => {
  test.each<[string, string[], string, string]>([
    ["the least, where there is none", [], domain, "v=DMARC1; p=none; rua=mailto:dmarc@example.com"],
    [
      "the policy that was meant",
      [`v=dmarc1; p=reject; sp=quarantine; ${to}`],
      domain,
      `v=DMARC1; p=reject; sp=quarantine; ${to}`,
    ],
    [
      "no policy that there is not, no address that there is not",
      ["v=DMARC1; p=block; rua=nobody"],
      domain,
      "v=DMARC1; p=none; rua=mailto:dmarc@example.com",
    ],
  ])("%s", async (_, TXT, of, value) => {
    const { wanted } = await look(TXT.length === 0 ? {} : { "_dmarc.example.com": { TXT } }, of);
    expect(wanted).toEqual([{ type: "TXT", name: "_dmarc.example.com", value }]);
  });
});

describe("texts of whoever writes the record", () => {
  const hostile = `x\u0000\u0007\u202e<b>${"y".repeat(5000)}`;
  const rua = Array.from({ length: 50 }, (_, index) => `mailto:${"z".repeat(3000)}${index}@example.com`).join(",");
  test.each([
    `v=DMARC1; p=${hostile}`,
    `v=DMARC1; p=${hostile}; ${to}`,
    `v=DMARC1; p=none; sp=${hostile}; ${to}`,
    `v=DMARC1; p=none; rua=${hostile}`,
    `v=DMARC1; p=none; rua=https://${hostile}`,
    `v=DMARC1; p=none; rua=mailto:d@${hostile}`,
    `v=DMARC1; p=none; ${rua}`,
    `v=DMARC1; p=none; rua=${rua}`,
  ])("are cut, and do not break the line", async (record) => {
    const observed = await lookAt(record);
    for (const { text } of observed.findings) {
      expect(text.length).toBeLessThan(700);
      // biome-ignore lint/suspicious/noControlCharactersInRegex: what must not be shown
      expect(text).not.toMatch(/[\u0000-\u001f\u007f\u202a-\u202e]/);
    }
    const { policy, subdomainPolicy, rua: shown, found, wanted } = observed;
    const values = [policy, subdomainPolicy, ...shown, ...[...found, ...wanted].map(({ value }) => value)];
    expect(values.filter((value) => (value?.length ?? 0) > 2001 || value?.includes("\u0000"))).toEqual([]);
    expect(shown.length).toBeLessThanOrEqual(20);
  });
});
