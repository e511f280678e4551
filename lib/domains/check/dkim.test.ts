import { describe, expect, test } from "vitest";
import { observeDkim } from "@/lib/domains/check/dkim";
import type { Learnt, ObservedDkim } from "@/lib/domains/check/types";
import { ed25519, rsa512, rsa1024, rsa2048 } from "@/lib/testing/dns/cases/keys";
import { memoryDns } from "@/lib/testing/dns/memory";
import type { Zone, ZoneEntry } from "@/lib/testing/dns/zone";

const domain = "shop.example.com";
const at = (selector: string) => `${selector}._domainkey.${domain}`;
const right = `v=DKIM1; t=s; h=sha256; p=${rsa2048};`;
const since = 1;

const look = (zone: Zone, selectors: readonly string[] = ["one"], learnt: Learnt = {}) =>
  observeDkim(memoryDns(zone), { domain, expected: [], selectors, learnt });
/** "OK dkim-weak": status, and the codes of the findings. */
const inShort = ({ status, findings }: ObservedDkim) => [status, ...findings.map(({ code }) => code)].join(" ");
const lookAt = async (entry: ZoneEntry) => inShort(await look({ [at("one")]: entry }));

describe("a key", () => {
  test.each<[string, readonly (string | readonly string[])[], string]>([
    ["of 2048 bits", [right], "OK"],
    ["as Ark shows it", [`k=rsa;t=s;p=${rsa2048}`], "OK"],
    ["in several parts", [["v=DKIM1; p=", rsa2048.slice(0, 200), rsa2048.slice(200)]], "OK"],
    ["with spaces and line breaks", [`v = DKIM1 ; p = ${rsa2048.slice(0, 80)} \r\n ${rsa2048.slice(80)}`], "OK"],
    ["with padding left away", [`v=DKIM1; k=ed25519; p=${ed25519.replace("=", "")}`], "OK"],
    ["of Ed25519", [`v=DKIM1; k=ed25519; p=${ed25519}`], "OK"],
    ["of 1024 bits, as Postal makes it", [`v=DKIM1; t=s; h=sha256; p=${rsa1024};`], "OK dkim-weak"],
    ["of 512 bits", [`v=DKIM1; p=${rsa512}`], "Invalid dkim-short"],
    ["that is being tested", [`v=DKIM1; t=s:y; p=${rsa2048}`], "OK dkim-testing"],
    ["that is revoked", ["v=DKIM1; p="], "Invalid dkim-revoked"],
    ["without p=", ["v=DKIM1; k=rsa"], "Invalid dkim-unreadable"],
    ["that is cut", [`v=DKIM1; p=${rsa2048.slice(0, -20)}`], "Invalid dkim-unreadable"],
    ["that is no base64", ["v=DKIM1; p=<script>"], "Invalid dkim-unreadable"],
    ["with a character too many", [`v=DKIM1; p=${rsa2048}X`], "Invalid dkim-unreadable"],
    ["of RSA that says it is Ed25519", [`v=DKIM1; k=ed25519; p=${rsa2048}`], "Invalid dkim-unreadable"],
    [
      "of Ed25519 with what only RSA keys have around them",
      [`v=DKIM1; k=ed25519; p=MCowBQYDK2VwAyEA${ed25519}`],
      "Invalid dkim-unreadable",
    ],
    ["of Ed25519 that says it is RSA", [`v=DKIM1; p=${ed25519}`], "Invalid dkim-unreadable"],
    ["of an unknown type", [`v=DKIM1; k=dsa; p=${rsa2048}`], "Invalid dkim-type"],
    ["of another version", [`v=DKIM2; p=${rsa2048}`], "Invalid dkim-version"],
    ["whose version is not first", [`p=${rsa2048}; v=DKIM1`], "Invalid dkim-version"],
    ["for SHA-1 alone", [`v=DKIM1; h=sha1; p=${rsa2048}`], "Invalid dkim-hash"],
    ["for SHA-1 too", [`v=DKIM1; h=sha1 : sha256; p=${rsa2048}`], "OK"],
    ["not for mail", [`v=DKIM1; s=tlsrpt; p=${rsa2048}`], "Invalid dkim-service"],
    ["for mail, among others", [`v=DKIM1; s=tlsrpt:email; p=${rsa2048}`], "OK"],
    ["that is there twice", [right, right], "Invalid dkim-several"],
    [
      "with all that can be wrong",
      ["v=2; k=x; h=y; s=z; p="],
      "Invalid dkim-version dkim-revoked dkim-type dkim-hash dkim-service",
    ],
    ["that is empty", [""], "Invalid dkim-unreadable"],
  ])("%s", async (_, TXT, said) => {
    expect(await lookAt({ TXT })).toBe(said);
  });

  test.each<[string, Zone, string]>([
    ["that is not there", {}, "Missing dkim-missing"],
    ["whose name has other records", { [at("one")]: { A: ["192.0.2.1"] } }, "Missing dkim-missing"],
    ["behind an alias", { [at("one")]: { CNAME: "k.example.net" }, "k.example.net": { TXT: [right] } }, "OK"],
    ["behind an alias to nothing", { [at("one")]: { CNAME: "k.example.net" } }, "Missing dkim-missing"],
    ["behind a circle", { [at("one")]: { CNAME: at("one") } }, "NotKnown dkim-unanswered"],
    ["whose server is silent", { [at("one")]: { fault: "silent" } }, "NotKnown dkim-unanswered"],
    ["whose server fails", { [at("one")]: { fault: "servfail" } }, "NotKnown dkim-unanswered"],
  ])("%s", async (_, zone, said) => {
    expect(inShort(await look(zone))).toBe(said);
  });

  test("is described, and nothing is wanted of one that is right", async () => {
    const { keys, found, wanted } = await look({ [at("one")]: { TXT: [`v=DKIM1; p=${rsa1024}`] } });
    expect(keys).toMatchObject([{ selector: "one", name: at("one"), algorithm: "rsa", bits: 1024, status: "OK" }]);
    expect(found).toEqual([{ type: "TXT", name: at("one"), value: `v=DKIM1; p=${rsa1024}` }]);
    expect(wanted).toEqual([]);
  });

  test("that is broken is wanted as it was when it was right", async () => {
    const learnt = { dkim: { one: { value: right, at: since } } };
    const { wanted } = await look({ [at("one")]: { TXT: ["v=DKIM1; p="] } }, ["one"], learnt);
    expect(wanted).toEqual([{ type: "TXT", name: at("one"), value: right }]);
    expect((await look({}, ["one"])).wanted).toEqual([{ type: "TXT", name: at("one"), value: null }]);
  });

  test.each([
    [right, "OK"],
    [right.slice(0, -1), "OK"],
    [right.replaceAll(" ", ""), "OK"],
    [`v=DKIM1; t=s; h=sha256; p=${rsa1024};`, "OK dkim-changed"],
  ])("is compared with what it was, whatever its spaces: %s", async (value, said) => {
    const learnt = { dkim: { one: { value, at: since } } };
    expect(inShort(await look({ [at("one")]: { TXT: [right] } }, ["one"], learnt))).toBe(said);
  });

  test("that is longer than what is kept of it has not changed for that", async () => {
    const zone = { [at("one")]: { TXT: [`v=DKIM1; p=${rsa2048}; n=${"x".repeat(3000)}`] } };
    const { keys } = await look(zone);
    const value = keys[0]?.found[0]?.value ?? "";
    expect(value).toHaveLength(2001);
    expect(inShort(await look(zone, ["one"], { dkim: { one: { value, at: since } } }))).toBe("OK");
  });
});

describe("several selectors", () => {
  const silent: ZoneEntry = { fault: "silent" };
  test.each<[string, ZoneEntry | null, ZoneEntry | null, string]>([
    ["both right", { TXT: [right] }, { TXT: [right] }, "OK"],
    ["one right, one gone: it may be an old one", { TXT: [right] }, null, "OK dkim-selector-unused"],
    ["one right, one retired", { TXT: [right] }, { TXT: ["v=DKIM1; p="] }, "OK dkim-selector-unused"],
    ["one right, one not answered", { TXT: [right] }, silent, "OK dkim-unanswered"],
    ["one gone, one not answered", null, silent, "NotKnown dkim-selector-unused dkim-unanswered"],
    ["one broken, one not answered", { TXT: [right, right] }, silent, "Invalid dkim-several dkim-unanswered"],
    ["both gone", null, null, "Missing dkim-missing dkim-missing"],
  ])("%s", async (_, one, two, said) => {
    const zone = { ...(one === null ? {} : { [at("one")]: one }), ...(two === null ? {} : { [at("two")]: two }) };
    expect(inShort(await look(zone, ["one", "two"]))).toBe(said);
  });

  test("of one that may be old nothing is wanted", async () => {
    expect((await look({ [at("one")]: { TXT: [right] } }, ["one", "two"])).wanted).toEqual([]);
  });

  test("no more records are shown than anybody reads", async () => {
    const selectors = Array.from({ length: 30 }, (_, index) => `s${index}`);
    const zone = Object.fromEntries(selectors.map((selector) => [at(selector), { TXT: [right] }]));
    const { found, keys } = await look(zone, selectors);
    expect([found.length, keys.length]).toEqual([20, 30]);
  });
});

describe("no selector is known", () => {
  test.each<[string, Zone, RegExp]>([
    ["and there is no key", { [domain]: { A: ["192.0.2.1"] } }, /no key at all/],
    ["and there is some key", { [at("other")]: { TXT: [right] } }, /Some key/],
    [
      "and the name has a record of its own, which says nothing",
      { [`_domainkey.${domain}`]: { TXT: ["o=~"] } },
      /looked at\.$/,
    ],
    ["and nobody answers", { [`_domainkey.${domain}`]: { fault: "silent" } }, /looked at\.$/],
  ])("%s", async (_, zone, said) => {
    const records = await look(zone, []);
    expect(inShort(records)).toBe("NotKnown dkim-no-selector");
    expect(records.findings[0]?.text).toMatch(said);
  });
});
