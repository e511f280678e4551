import { renderToStaticMarkup } from "react-dom/server";
import { expect, it } from "vitest";
import { HistoryStrip } from "@/components/domains/history-strip";
import type { ObservedRecord } from "@/lib/domains/check/types";
import type { RecordHistory, StateSpan } from "@/lib/domains/types";

const day = 86_400_000;
const now = Date.UTC(2026, 10, 26, 10, 0);
const from = now - 90 * day;
const none: RecordHistory = { observed: [], reported: [] };
const span = (status: string, begins: number, ends = now): StateSpan => ({
  ...{ status, reason: null, found: "", from: begins, to: ends },
});
const markup = (some: Partial<Record<ObservedRecord, RecordHistory>>) =>
  renderToStaticMarkup(
    <HistoryStrip
      timeline={{ ...{ spf: none, dkim: none, mx: none, returnPath: none, dmarc: none }, ...some }}
      from={from}
      now={now}
      zone="UTC"
    />,
  );

/** Left edge and width of each bar of a lane, in thousandths of the time shown. */
const bars = (found: string) =>
  [...found.matchAll(/<rect x="([\d.]+)" y="[\d.]+" width="([\d.]+)" height="(?!1")/g)].map(([, x, width]) => [
    Number(x),
    Number(width),
  ]);

it("says in words that nothing is known", () => {
  const found = markup({});
  expect(found).toContain("Nothing was reported or found in this time yet.");
  expect(found).not.toContain("<svg");
});

it("shows a first check that ended a moment ago, within the strip", () => {
  const found = markup({ spf: { observed: [span("OK", now)], reported: [] } });
  expect(bars(found)).toEqual([[997, 3]]);
  expect(found).toContain('aria-label="SPF, Checked: 1 state, none at fault, the last one OK"');
  expect(found).toContain('aria-label="SPF, Reported: nothing known"');
});

it("tells states apart by height, and has them all in the table", () => {
  const found = markup({
    mx: { observed: [span("Missing", from, now - 45 * day)], reported: [span("Invalid", now - 45 * day)] },
  });
  expect(bars(found)).toEqual([
    [0, 500],
    [500, 500],
  ]);
  // Missing is no fault of an MX: hollow. Invalid is one: of the lane's whole height.
  expect(found).toContain('fill="none"');
  expect(found).toMatch(/<rect x="500" y="0" width="500" height="14" fill="var\(--bad\)"/);
  expect(found).toContain('aria-label="MX, Checked: 1 state, none at fault, the last one Missing"');
  expect(found).toContain('aria-label="MX, Reported: 1 state, 1 at fault, the last one Invalid"');
  expect(found.match(/<tr/g)).toHaveLength(3);
});

it("has no lane of reports on DMARC, and its faults are warnings", () => {
  const found = markup({ dmarc: { observed: [span("Missing", from)], reported: [] } });
  expect(found).not.toContain("DMARC, Reported");
  expect(found).toContain('fill="var(--warn)"');
});
