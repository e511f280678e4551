import { describe, expect, test } from "vitest";
import type { Answer } from "@/lib/dns/types";
import { observeMx } from "@/lib/domains/check/mx";
import type { Expected, Observed } from "@/lib/domains/check/types";
import { memoryDns } from "@/lib/testing/dns/memory";
import type { Zone, ZoneEntry } from "@/lib/testing/dns/zone";

const domain = "shop.example.com";
const hosts: Zone = {
  "a.example.net": { A: ["192.0.2.1"] },
  "b.example.net": { AAAA: ["2001:db8::1"] },
  "alias.example.net": { CNAME: "a.example.net" },
  "inside.example.net": { A: ["10.0.0.1", "127.0.0.1"], AAAA: ["fd00::1", "::ffff:192.168.0.1"] },
  "half.example.net": { A: ["10.0.0.1", "192.0.2.1"] },
  "silent.example.net": { fault: "silent" },
  "failing.example.net": { fault: "servfail" },
};
const senderOf = (...mxHosts: string[]): Expected => ({
  ...{ sender: "Postal", spfInclude: null, returnPathPrefix: "psrp", returnPathTarget: null, mxHosts },
});
const look = (entry: ZoneEntry, ...expected: Expected[]) =>
  observeMx(memoryDns({ ...hosts, [domain]: entry }), { domain, expected, selectors: [], learnt: {} });
const inShort = ({ status, findings }: Observed) => [status, ...findings.map(({ code }) => code)].join(" ");
const mxOf = (...names: string[]): ZoneEntry => ({ MX: names.map((name, index) => [index * 10, name] as const) });

test.each<[string, string[], string]>([
  ["hosts with addresses", ["a.example.net", "b.example.net"], "OK"],
  ["none at all (RFC 7505)", [""], "OK mx-null"],
  ["none at all beside a host", ["a.example.net", ""], "OK mx-null-beside"],
  ["none at all beside a host that is gone", ["gone.example.net", ""], "Invalid mx-null-beside mx-unresolved"],
  ["an address", ["192.0.2.1"], "Invalid mx-address"],
  ["an address beside a host", ["a.example.net", "2001:db8::1"], "Invalid mx-address"],
  ["a host that is gone", ["gone.example.net"], "Invalid mx-unresolved"],
  ["hosts of which one is gone", ["gone.example.net", "a.example.net"], "OK mx-unresolved"],
  ["an alias", ["alias.example.net"], "OK mx-alias"],
  ["a host inside of a network", ["inside.example.net"], "OK mx-private"],
  ["a host with one address outside", ["half.example.net"], "OK"],
  ["hosts that nobody answers for", ["silent.example.net", "failing.example.net"], "NotKnown mx-unanswered"],
  ["hosts of which one is not answered for", ["a.example.net", "silent.example.net"], "OK mx-unanswered"],
  [
    "one gone, one not answered for",
    ["gone.example.net", "silent.example.net"],
    "NotKnown mx-unresolved mx-unanswered",
  ],
])("%s", async (_, names, said) => {
  expect(inShort(await look(mxOf(...names)))).toBe(said);
});

/** The lookups of a machine that asks for public names alone. */
function outside(zone: Zone) {
  const dns = memoryDns(zone);
  const addresses = (name: string): Promise<Answer<string>> =>
    name.endsWith(".corp") ? Promise.resolve({ kind: "failed", failure: "not-public" }) : dns.addresses(name);
  return { ...dns, addresses };
}

test.each<[string[], string]>([
  [["mail.corp"], "Invalid mx-not-public"],
  [["mail.corp", "a.example.net"], "OK mx-not-public"],
  [["mail.corp", "gone.example.net"], "Invalid mx-not-public mx-unresolved"],
])("names that are not public: %s", async (names, said) => {
  const dns = outside({ ...hosts, [domain]: mxOf(...names) });
  expect(inShort(await observeMx(dns, { domain, expected: [], selectors: [], learnt: {} }))).toBe(said);
});

test("of more hosts than are looked up nobody says that all are gone", async () => {
  const names = Array.from({ length: 12 }, (_, index) => `gone${index}.example.net`);
  expect(inShort(await look(mxOf(...names)))).toBe("NotKnown mx-unresolved");
});

describe("no MX record", () => {
  test.each<[string, ZoneEntry, string, RegExp]>([
    ["and an address", { A: ["192.0.2.1"] }, "Missing mx-missing", /go to the address/],
    ["and no address", { TXT: ["x"] }, "Missing mx-missing", /cannot arrive/],
    ["because nobody answers", { fault: "silent" }, "NotKnown mx-unanswered", /nothing is known/],
  ])("%s", async (_, entry, said, text) => {
    const observed = await look(entry);
    expect(inShort(observed)).toBe(said);
    expect(observed.findings[0]?.text).toMatch(text);
    expect(observed.wanted).toEqual([]);
  });

  test("and an address that nobody knows: nothing is said of replies", async () => {
    const dns = {
      ...memoryDns({ [domain]: { TXT: ["x"] } }),
      addresses: async () => ({ kind: "failed", failure: "timeout" }) as const,
    };
    const observed = await observeMx(dns, { domain, expected: [], selectors: [], learnt: {} });
    expect(inShort(observed)).toBe("Missing mx-missing");
    expect(observed.findings[0]?.text).not.toMatch(/[Rr]epl/);
  });
});

describe("the hosts of a sender, as Postal judges", () => {
  test.each<[string, string[], string[], string, string[]]>([
    ["all there", ["a.example.net", "b.example.net"], ["B.example.net.", "a.example.net"], "OK", []],
    ["some there", ["a.example.net"], ["a.example.net", "b.example.net"], "Invalid mx-partly", ["10 b.example.net"]],
    ["none there", ["a.example.net"], ["b.example.net"], "OK mx-elsewhere", []],
  ])("%s", async (_, there, asked, said, wanted) => {
    const observed = await look(mxOf(...there), senderOf(...asked));
    expect(inShort(observed)).toBe(said);
    expect(observed.wanted.map(({ value }) => value)).toEqual(wanted);
  });

  test("names what is missing", async () => {
    const observed = await look(mxOf("a.example.net"), senderOf("a.example.net", "x.example.net", "y.example.net"));
    expect(observed.findings.at(-1)?.text).toContain("x.example.net and y.example.net are missing");
  });
});

test("shows what was found, by priority, twenty at most", async () => {
  const MX = Array.from({ length: 30 }, (_, index) => [100 - index, "a.example.net"] as const);
  const { found } = await look({ MX });
  expect(found).toHaveLength(20);
  expect(found[0]).toEqual({ type: "MX", name: domain, value: "71 a.example.net" });
  expect((await look(mxOf(""))).found).toEqual([{ type: "MX", name: domain, value: "0 ." }]);
});

test("does not throw at an address that is none", async () => {
  const dns = memoryDns({ [domain]: mxOf("odd.example.net"), "odd.example.net": { A: ["nonsense"] } });
  expect((await observeMx(dns, { domain, expected: [], selectors: [], learnt: {} })).status).toBe("OK");
});
