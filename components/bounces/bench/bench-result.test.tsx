import { renderToStaticMarkup } from "react-dom/server";
import { expect, it } from "vitest";
import { BenchResult } from "@/components/bounces/bench/bench-result";
import { readBench } from "@/lib/bounces/bench";

const beside = { type: "MessageDeliveryFailed", details: null, host: null } as const;
const markup = (text: string, suppressing: string[] = []) =>
  renderToStaticMarkup(<BenchResult bench={readBench({ text, ...beside })} suppressing={suppressing} />).replaceAll(
    "\u202f",
    " ",
  );

const unknown = "550 5.1.1 The email account that you tried to reach does not exist.";

it("says class, sureness, rule, codes, figures and suppression of one answer", () => {
  const said = markup(unknown, ["invalid_recipient"]);
  expect(said).toContain("Invalid recipient");
  expect(said).toMatch(/\d\d % sure/);
  expect(said).toContain("code 550 · enhanced 5.1.1");
  expect(said).toContain("Counts as Invalid recipient.");
  expect(said).toContain("A final failure puts the address on the list");
  expect(said).toContain("An answer that it decides:");
  expect(said).toContain("/messages?range=7d&amp;answer=550+5.1.1+The+email+account");
  expect(markup(unknown)).toContain("leaves this class out");
});

it("says that a guess is one", () => {
  const said = markup("xyzzy");
  expect(said).toContain("No rule names this answer.");
  expect(said).toContain("no rule knows this answer");
});

it("shows hostile text as text, with what cannot be seen written out", () => {
  const said = markup(`${unknown} <img src=x onerror=alert(1)> \u202e\u001b[2J`);
  expect(said).toContain("&lt;img src=x onerror=alert(1)&gt; [U+202E][U+001B][2J");
  expect(said).not.toContain("<img");
});

it("opens a provider's page without telling it where from", () => {
  const said = markup("554 5.7.1 Service unavailable; Client host [203.0.113.9] blocked using zen.spamhaus.org");
  expect(said).toContain("Blocked sender");
  expect(said).toMatch(/<a [^>]*href="https:[^"]*spamhaus[^"]*" target="_blank" rel="noreferrer noopener"/);
});

it("lists several answers, and says how many were left out", () => {
  const said = markup(Array.from({ length: 60 }, () => unknown).join("\n\n"));
  expect(said).toContain("60 answers were pasted; the first 50 are read.");
  expect(said.match(/Invalid recipient/g)).toHaveLength(50);
});
