import { expect, test } from "vitest";
import { difference } from "@/lib/domains/difference";

const inShort = (...given: Parameters<typeof difference>) => {
  const { found, missing } = difference(...given);
  return [found.map(({ text, kind }) => (kind === "extra" ? `+${text}` : text)), missing];
};

test.each([
  [
    "spf",
    "v=spf1 a ~all",
    "v=spf1 a include:spf.example.com ~all",
    [["v=spf1", "a", "~all"], ["include:spf.example.com"]],
  ],
  ["spf", "v=spf1 A +all", "v=spf1 a ~all", [["v=spf1", "A", "++all"], ["~all"]]],
  ["dkim", "v=DKIM1; p=abc;", "v=DKIM1; p=abcd", [["v=DKIM1", "+p=abc"], ["p=abcd"]]],
  ["dkim", "v=DKIM1; p=ABC", "v = DKIM1; p=abc", [["v=DKIM1", "+p=ABC"], ["p=abc"]]],
  ["dmarc", "", "v=DMARC1; p=none", [[], ["v=DMARC1", "p=none"]]],
  [
    "mx",
    "10 mx1.example.com\n20 old.example.com",
    "10 mx1.example.com",
    [["10 mx1.example.com", "+20 old.example.com"], []],
  ],
  ["returnPath", "RP.example.com", "rp.example.com", [["RP.example.com"], []]],
] as const)("%s %j beside %j", (record, found, expected, told) => {
  expect(inShort(record, found, expected)).toEqual(told);
});
