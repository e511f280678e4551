import { renderToStaticMarkup } from "react-dom/server";
import { expect, it } from "vitest";
import { HourBars } from "@/components/limits/hour-bars";
import { LimitCard } from "@/components/limits/limit-card";
import { LimitList } from "@/components/limits/limit-list";
import { LimitUsed } from "@/components/limits/limit-use";
import { hour, minute } from "@/lib/limits/constants";
import type { LimitRow, LimitUse } from "@/lib/limits/types";
import { defaultSettings } from "@/lib/settings/constants";

const now = Date.UTC(2026, 10, 24, 14);
const common = { thresholds: defaultSettings.thresholds, now, zone: "UTC" };
const row = (changes: Partial<LimitRow> = {}): LimitRow => ({
  ...{ sourceId: "postal", sourceName: "Our Postal", sourceKind: "postal", tenant: null },
  ...{ serverUuid: "s", serverName: "Shop", permalink: "shop", organization: "acme" },
  ...{ type: "SendLimitApproaching", volume: 900, limit: 1000, limitBy: "report", handLimit: null, share: 0.9 },
  ...{ reportedAt: now - 10 * minute, stale: false, notEstimated: null, history: [] },
  estimate: {
    ...{ volume: 980, share: 0.98, window: "rolling", from: now - hour, reported: 850, counted: 940 },
    ...{ countedAtReport: 860, pace: 16, reachedAt: now + 4 * minute, earliestAt: null, latestAt: null },
  },
  ...changes,
});
const text = (element: React.ReactElement) =>
  renderToStaticMarkup(element)
    .replaceAll("\u202f", " ")
    .replace(/<[^>]+>/g, "");
const card = (changes: Partial<LimitRow> = {}) => <LimitCard row={row(changes)} {...common} />;

it("says which figure is reported, which estimated, and when the limit is reached", () => {
  expect(renderToStaticMarkup(card()).replaceAll("\u202f", " ")).toContain(
    'aria-label="Shop: 980 mails in the last hour, 98.0 % of the limit of 1 000, 130 of them estimated"',
  );
  const words = text(card());
  expect(words).toContain("Reported900 of 1 000 an hour (90.0 %)");
  expect(words).toContain("Estimated980 in the last hour (98.0 %). 850 left of the report and 130 since");
  expect(words).toContain("At this pace full in 4 min");
});

it("says that a limit was entered by hand", () => {
  const byHand = { limitBy: "hand", handLimit: 1000, type: null, volume: null, share: null, reportedAt: null } as const;
  const words = text(card(byHand));
  expect(words).toContain("1 000 an hour, entered by hand.");
  expect(words).toContain("Nothing: no notice has come");
  expect(words).toMatch(/^Our Postal/);
});

it("says that a notice goes before a limit by hand that differs", () => {
  expect(text(card({ handLimit: 800 }))).toContain(
    "1 000 an hour, by the newest notice. 800 was entered by hand, and is not used.",
  );
  expect(text(card({ handLimit: 1000 }))).not.toContain("by hand");
});

it("keeps the fullest first, whether its mail is known or not", () => {
  const rows = [
    row({ serverUuid: "full", serverName: "Full", volume: 1000, estimate: null, notEstimated: "mail-not-seen" }),
    row({ serverUuid: "calm", serverName: "Calm" }),
    row({ serverUuid: "old", serverName: "Old", stale: true, estimate: null, notEstimated: "several-servers" }),
  ];
  const markup = renderToStaticMarkup(<LimitList rows={rows} besideOf={() => null} {...common} />);
  expect(markup.match(/<section aria-label="\w+"/g)).toEqual(
    ["Full", "Calm", "Old"].map((name) => `<section aria-label="${name}"`),
  );
});

const use: LimitUse = {
  ...{ sourceId: "postal", tenant: null },
  held: { count: 3, oldestAt: now - 6.5 * 24 * hour, overSixDays: 2 },
  eaters: {
    domains: [{ key: "a.example", attempts: 40, share: 0.8 }],
    tags: [{ key: "", attempts: 50, share: 1 }],
    sampled: false,
  },
  hours: [
    { at: now - hour, attempts: 40, weekBefore: 20 },
    { at: now, attempts: 10, weekBefore: 30 },
  ],
};

it("leads from what fills a limit, and what it holds, to the messages", () => {
  const markup = renderToStaticMarkup(<LimitUsed row={row()} use={use} now={now} zone="UTC" />);
  expect(markup).toContain("from=2026-11-24T13%3A00%3A00.000Z&amp;source=postal&amp;domain=a.example");
  expect(markup).toContain("source=postal&amp;answer=Message+held+because+send+limit&amp;state=held");
  expect(markup).toContain("no tag");
});

it("has the numbers of the hours in a table too", () => {
  const words = text(<LimitUsed row={row()} use={use} now={now} zone="UTC" />);
  expect(words).toContain("Tue 24 Nov, 14:00 (so far)10300");
  expect(words).toContain("Tue 24 Nov, 13:0040200");
});

it("draws the limit only where it leaves room for the hours", () => {
  const bars = (limit: number) => text(<HourBars hours={use.hours} notices={[]} limit={limit} zone="UTC" />);
  expect(bars(80)).toContain("limit 80");
  expect(bars(1000)).not.toContain("limit");
});
