import fc from "fast-check";
import { expect, test } from "vitest";
import { type ObservedSpan, timelineOf } from "@/lib/domains/timeline";
import { judged } from "@/lib/domains/verdict";

const hour = 3_600_000;
const start = 1000 * hour;
const window = { from: start, now: start + 100 * hour };

function report(hours: number, spf: string | null, sourceId = "ark") {
  const fine = { status: "OK", error: null };
  return {
    ...judged({ spf: { status: spf, error: null }, dkim: fine, mx: fine, returnPath: fine }, false),
    eventId: `${sourceId} ${hours}`,
    sourceId,
    checkedAt: start + hours * hour,
  };
}

/** "Invalid 1-4": status, and from and to in hours after the start. */
const inShort = (spans: readonly { status: string; from: number; to: number }[]) =>
  spans.map(({ status, from, to }) => `${status} ${(from - start) / hour}-${(to - start) / hour}`);
const reportedSpf = (...reports: ReturnType<typeof report>[]) => inShort(timelineOf(reports, [], window).spf.reported);

test.each([
  ["one report speaks for three hours", [report(10, "Invalid")], ["Invalid 10-13"]],
  ["equal reports in a row are one state", [report(10, "Invalid"), report(12, "Invalid")], ["Invalid 10-15"]],
  [
    "silence between them is not known",
    [report(10, "Invalid"), report(20, "Invalid")],
    ["Invalid 10-13", "Invalid 20-23"],
  ],
  [
    "the next report ends the state",
    [report(10, "Missing"), report(11, "Invalid")],
    ["Missing 10-11", "Invalid 11-14"],
  ],
  ["late and out of order", [report(11, "Invalid"), report(10, "Missing")], ["Missing 10-11", "Invalid 11-14"]],
  ["a report that leaves the record out ends it too", [report(10, "Invalid"), report(11, null)], ["Invalid 10-11"]],
  [
    "two sources speak side by side",
    [report(10, "Invalid"), report(11, "OK", "postal")],
    ["Invalid 10-13", "OK 11-14"],
  ],
  ["before the window", [report(-2, "Invalid"), report(-20, "Invalid")], ["Invalid 0-1"]],
  ["up to now", [report(99, "Invalid")], ["Invalid 99-100"]],
])("%s", (_, reports, spans) => {
  expect(reportedSpf(...reports)).toEqual(spans);
});

test("our states last until the next one, but not over hours in which nobody looked", () => {
  const span = (status: string, from: number, to: number): ObservedSpan => ({
    record: "spf",
    status,
    reason: null,
    found: "",
    from: start + from * hour,
    to: start + to * hour,
  });
  const spans = [span("Invalid", 6, 8), span("OK", 0, 5), span("OK", 30, 99)];
  expect(inShort(timelineOf([], spans, window).spf.observed)).toEqual(["OK 0-6", "Invalid 6-11", "OK 30-100"]);
});

test("the order in which reports arrive changes nothing", () => {
  const some = fc.array(
    fc.tuple(
      fc.integer({ min: 0, max: 99 }),
      fc.constantFrom("OK", "Missing", "Invalid", null),
      fc.constantFrom("ark", "postal"),
    ),
    { maxLength: 30 },
  );
  fc.assert(
    fc.property(some, fc.infiniteStream(fc.nat()), (told, salt) => {
      const reports = told.map(([hours, status, source], index) => ({
        ...report(hours, status, source),
        eventId: String(index),
      }));
      const shuffled = reports
        .map((one) => ({ one, by: salt.next().value as number }))
        .sort((a, b) => a.by - b.by)
        .map(({ one }) => one);
      expect(timelineOf(shuffled, [], window)).toEqual(timelineOf(reports, [], window));
    }),
  );
});
