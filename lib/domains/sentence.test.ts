import { expect, test } from "vitest";
import { domainsSentence } from "@/lib/domains/sentence";
import type { DomainVerdict } from "@/lib/domains/types";

const row = (name: string, kind: DomainVerdict["kind"]) => ({ name, verdict: { kind, text: "" } });

test.each([
  [[], "Which sending domains have DNS records that keep mail from arriving."],
  [[row("a.example", "safe")], "No DNS record of the one sending domain is at fault, as far as is known."],
  [[row("a.example", "harm")], "The one sending domain cannot send without harm."],
  [
    [row("a.example", "safe"), row("b.example", "unknown")],
    "No DNS record of 2 sending domains is at fault, as far as is known. Of 1 not all is known.",
  ],
  [
    [row("a.example", "harm"), row("b.example", "harm"), row("c.example", "harm"), row("d.example", "care")],
    "3 of 4 sending domains cannot send without harm: a.example, b.example and 1 more. 1 wants care.",
  ],
  [
    [row("a.example", "harm"), row("b.example", "care"), row("c.example", "care"), row("d.example", "unknown")],
    "1 of 4 sending domains cannot send without harm: a.example. 2 want care; of 1 not all is known.",
  ],
] as const)("%j", (rows, sentence) => {
  expect(domainsSentence(rows)).toBe(sentence);
});
