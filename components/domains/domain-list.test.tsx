import { renderToStaticMarkup } from "react-dom/server";
import { expect, it } from "vitest";
import { DomainList } from "@/components/domains/domain-list";
import type { DomainRow, RecordStanding } from "@/lib/domains/types";
import { noReport } from "@/lib/domains/verdict";

const hour = 3_600_000;
const now = Date.UTC(2026, 10, 26, 12, 0);
const unknown: RecordStanding = { standing: "not-known", reported: null, observed: null, rightAt: null };
const found = (status: "OK" | "Missing" | "Invalid", age: number): RecordStanding => ({
  ...unknown,
  observed: { status, at: now - age, since: now - age, reason: null },
});

const row = (changes: Partial<DomainRow> = {}): DomainRow => ({
  ...noReport,
  ...{ name: "shop.example.com", sourceId: null, sourceName: null, uuid: null, server: null, state: "no-report" },
  ...{ checkedAt: null, lookUp: "on", observedAt: now, faults: [], sourceIds: [] },
  standings: { spf: unknown, dkim: unknown, mx: unknown, returnPath: unknown, dmarc: unknown },
  verdict: { kind: "unknown", text: "No fault is known." },
  affected: { failed: 0, deferred: 0, delivered: 0 },
  ...changes,
});
const markup = (changes: Partial<DomainRow> = {}) =>
  renderToStaticMarkup(
    <DomainList rows={[row(changes)]} hrefOf={(path) => `${path}#kept`} now={now} zone="UTC" />,
  ).replaceAll("\u202f", " ");
const standingsWith = (changes: Partial<DomainRow["standings"]>) => ({ standings: { ...row().standings, ...changes } });

it("says why a domain has not been looked up", () => {
  expect(markup({ observedAt: null })).toContain("Not checked yet: the next round starts within a minute.");
  const inside = markup({ name: "shop.example", lookUp: "not-public", observedAt: null });
  expect(inside).toContain("This is no public domain name, so it is not looked up.");
  expect(inside).toContain("Not looked up");
  expect(markup({ lookUp: "off", observedAt: null })).not.toContain("Not checked yet");
});

it("tells what was found too long ago in the past, and never as a fault of now", () => {
  expect(markup(standingsWith({ spf: found("Invalid", hour) }))).toMatch(/text-bad[^>]*>(?:<svg.*?<\/svg>)Invalid</);
  const old = markup(standingsWith({ spf: found("Invalid", 4 * hour) }));
  expect(old).toContain("Was Invalid");
  expect(old).not.toContain("text-bad");
});

it("has what we found and what was reported beside each other, the mended as such", () => {
  const reported = { status: "Missing", error: null, sourceName: "Ark", at: now - 2 * hour, holds: true };
  const both = markup(standingsWith({ spf: { ...found("OK", hour), standing: "mended", reported } }));
  const said = both.replace(/<[^>]+>/g, "|").replace(/\|+/g, "|");
  expect(said).toContain("SPF|Checked: |OK|1 h ago|Reported: |Missing, mended|2 h ago");
  expect(both).not.toContain("text-bad");
});

it("takes a missing MX for no fault, and a missing DMARC record for a warning", () => {
  const odd = markup(standingsWith({ mx: found("Missing", hour), dmarc: found("Missing", hour) }));
  expect(odd).toContain("Missing, no fault");
  expect(odd).toContain("text-warn");
  expect(odd).not.toContain("text-bad");
});

it("keeps the range and the source in its links", () => {
  const linked = markup({ affected: { failed: 2, deferred: 1, delivered: 40 } });
  expect(linked).toContain('href="/domains/shop.example.com#kept"');
  expect(linked).toContain('href="/bounces?domain=shop.example.com&amp;range=24h#kept"');
});
