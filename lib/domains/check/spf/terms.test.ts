import { describe, expect, test } from "vitest";
import { isSpf, termsOf } from "@/lib/domains/check/spf/terms";

describe("isSpf", () => {
  test.each([
    ["v=spf1 -all", true],
    ["V=SPF1 -all", true],
    ["v=spf1", true],
    ["v=spf10 -all", false],
    ["spf2.0/pra -all", false],
    [" v=spf1 -all", false],
  ])("%j: %s", (record, is) => {
    expect(isSpf(record)).toBe(is);
  });
});

/** A term in short: sign, name and domain, `name=value`, or why it cannot be read. */
function short(text: string): string {
  const [term] = termsOf(`v=spf1 ${text}`);
  switch (term?.kind) {
    case "mechanism":
      return `${term.qualifier}${term.name} ${term.domain}`;
    case "modifier":
      return `${term.name}=${term.value}`;
    default:
      return `! ${term?.problem}`;
  }
}

describe("a term", () => {
  test.each([
    ["-all", "-all null"],
    ["include:spf.example.com", "+include spf.example.com"],
    ["?include:Spf.Example.com.", "?include spf.example.com"],
    ["a", "+a null"],
    ["a/24", "+a null"],
    ["a:mail.example.com/24//64", "+a mail.example.com"],
    ["mx//64", "+mx null"],
    ["ip4:192.0.2.1", "+ip4 192.0.2.1"],
    ["ip4:192.0.2.0/24", "+ip4 192.0.2.0/24"],
    ["ip6:2001:db8::/32", "+ip6 2001:db8::/32"],
    ["exists:%{i}._spf.example.com", "+exists %{i}._spf.example.com"],
    ["ptr", "+ptr null"],
    ["redirect=_spf.example.com", "redirect=_spf.example.com"],
    ["exp=why.example.com", "exp=why.example.com"],
    ["all:example.com", "! nothing may follow “all”"],
    ["include", "! a domain has to follow after a colon"],
    ["include:", "! a domain has to follow after a colon"],
    ["a:", "! nothing follows the colon"],
    ["ip4:192.0.2.300", "! it is not an IPv4 address or network"],
    ["ip4:192.0.2.0/33", "! it is not an IPv4 address or network"],
    ["ip4:mail.example.com", "! it is not an IPv4 address or network"],
    ["ip6:192.0.2.1", "! it is not an IPv6 address or network"],
    ["ip6:2001:db8::/129", "! it is not an IPv6 address or network"],
    ["includ:spf.example.com", "! there is no such mechanism"],
    ["v=spf1", "v=spf1"],
    ["redirect=", "! nothing follows the “=”"],
    ["foo=", "foo="],
    ["“-all”", "! there is no such mechanism"],
  ])("%s: %s", (text, expected) => {
    expect(short(text)).toBe(expected);
  });

  test("are read in their order, however many spaces stand between", () => {
    expect(termsOf("v=spf1  a   mx -all ").map(({ text }) => text)).toEqual(["a", "mx", "-all"]);
  });
});
