import { expect, test } from "vitest";
import { domainsSentence } from "@/lib/domains/sentence";
import type { DomainRow } from "@/lib/domains/types";

const row = (name: string, state: DomainRow["state"], faults: DomainRow["faults"] = []) => ({ name, state, faults });

test("names a domain once, however many sources report on it", () => {
  expect(
    domainsSentence([
      row("a.example", "trouble", ["spf"]),
      row("a.example", "trouble", ["dkim"]),
      row("b.example", "no-report"),
    ]),
  ).toBe("1 of 2 sending domains has DNS trouble.");
});

test("silence is told apart from being well", () => {
  expect(domainsSentence([row("a.example", "not-known"), row("b.example", "no-report")])).toBe(
    "No DNS trouble is reported now for 2 sending domains; of 1 an older report is all that is known.",
  );
});

test("without domains it says what the page will show", () => {
  expect(domainsSentence([])).toContain("Which sending domains");
});
