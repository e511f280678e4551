import { describe, expect, test } from "vitest";
import { parseInstant } from "@/lib/cube/instant";
import { bucketsOf, dayRange, resolveRange } from "@/lib/cube/range";
import type { Range, RangeInput } from "@/lib/cube/types";

const now = Date.UTC(2026, 10, 24, 10, 20);
const iso = (at: number) => new Date(at).toISOString();

function resolved(input: RangeInput, zone: string, at = now): Range {
  const range = resolveRange(input, at, zone);
  if (!range.ok) {
    throw new Error(range.error.message);
  }
  return range.value;
}

describe("resolveRange", () => {
  test.each([
    ["24h", "UTC", "2026-11-23T11:00:00.000Z", "2026-11-24T11:00:00.000Z", "hour", 24],
    ["24h", "Asia/Kolkata", "2026-11-23T10:30:00.000Z", "2026-11-24T10:30:00.000Z", "hour", 24],
    ["24h", "Asia/Kathmandu", "2026-11-23T11:15:00.000Z", "2026-11-24T11:15:00.000Z", "hour", 24],
    ["7d", "UTC", "2026-11-18T00:00:00.000Z", "2026-11-25T00:00:00.000Z", "day", 7],
    ["7d", "Asia/Kolkata", "2026-11-17T18:30:00.000Z", "2026-11-24T18:30:00.000Z", "day", 7],
    ["7d", "Pacific/Auckland", "2026-11-17T11:00:00.000Z", "2026-11-24T11:00:00.000Z", "day", 7],
    ["30d", "Europe/Berlin", "2026-10-25T23:00:00.000Z", "2026-11-24T23:00:00.000Z", "day", 30],
    ["90d", "America/New_York", "2026-08-27T04:00:00.000Z", "2026-11-25T05:00:00.000Z", "day", 90],
    ["365d", "UTC", "2025-11-25T00:00:00.000Z", "2026-11-25T00:00:00.000Z", "day", 365],
  ])("%s in %s is whole buckets with the current one", (range, zone, from, to, grain, count) => {
    const found = resolved({ range }, zone);
    expect([iso(found.from), iso(found.to), found.grain, found.buckets.length]).toEqual([from, to, grain, count]);
  });

  test("the default is seven days", () => {
    expect(resolved({}, "UTC").preset).toBe("7d");
  });

  test.each([
    ["2026-11-24T08:20:00Z", "2026-11-24T09:40:00Z", "UTC", "2026-11-24T08:00:00.000Z", "2026-11-24T10:00:00.000Z"],
    ["2026-11-24T08:00:00Z", "2026-11-24T09:00:00Z", "UTC", "2026-11-24T08:00:00.000Z", "2026-11-24T09:00:00.000Z"],
    [
      "2026-11-24T08:20:00Z",
      "2026-11-24T09:00:00Z",
      "Asia/Kolkata",
      "2026-11-24T07:30:00.000Z",
      "2026-11-24T09:30:00.000Z",
    ],
    ["2026-11-24T13:50", "2026-11-24T14:30", "Asia/Kolkata", "2026-11-24T07:30:00.000Z", "2026-11-24T09:30:00.000Z"],
    ["2026-11-23", "2026-11-24", "Europe/Berlin", "2026-11-22T23:00:00.000Z", "2026-11-23T23:00:00.000Z"],
  ])("widens %s – %s in %s to whole hours", (from, to, zone, wideFrom, wideTo) => {
    const found = resolved({ from, to }, zone);
    expect([iso(found.from), iso(found.to), found.grain]).toEqual([wideFrom, wideTo, "hour"]);
  });

  test("widens to days where hours are not kept", () => {
    const found = resolved({ from: "2026-09-01T10:15:00Z", to: "2026-09-03T01:00:00Z" }, "Europe/Berlin");
    expect([iso(found.from), iso(found.to), found.grain, found.buckets.length]).toEqual([
      "2026-08-31T22:00:00.000Z",
      "2026-09-03T22:00:00.000Z",
      "day",
      3,
    ]);
  });

  test("from alone reaches until the end of the current hour", () => {
    expect(iso(resolved({ from: "2026-11-24T06:00:00Z" }, "UTC").to)).toBe("2026-11-24T11:00:00.000Z");
  });

  test("the period before has as many buckets and ends where the period begins", () => {
    for (const range of ["24h", "7d", "30d", "365d"]) {
      for (const zone of ["UTC", "Europe/Berlin", "Asia/Kolkata", "Australia/Lord_Howe"]) {
        const { previous, buckets, from, grain } = resolved({ range }, zone);
        expect(previous.to).toBe(from);
        expect(bucketsOf(previous.from, previous.to, grain, zone)).toHaveLength(buckets.length);
      }
    }
  });

  test("a day with a change of the clock is one bucket of 23 or 25 hours", () => {
    const autumn = resolved({ range: "7d" }, "Europe/Berlin", Date.UTC(2026, 9, 26, 12));
    const lengths = autumn.buckets.map((at, index) => ((autumn.buckets[index + 1] ?? autumn.to) - at) / 3_600_000);
    expect(lengths).toEqual([24, 24, 24, 24, 24, 25, 24]);
    const spring = resolved({ range: "7d" }, "Europe/Berlin", Date.UTC(2026, 2, 30, 12));
    const springLengths = spring.buckets.map(
      (at, index) => ((spring.buckets[index + 1] ?? spring.to) - at) / 3_600_000,
    );
    expect(springLengths).toEqual([24, 24, 24, 24, 24, 23, 24]);
  });

  test.each<[RangeInput, string]>([
    [{ range: "12h" }, "range"],
    [{ range: "" }, "range"],
    [{ range: "7d", from: "2026-11-24" }, "range"],
    [{ to: "2026-11-24" }, "from"],
    [{ from: "yesterday" }, "from"],
    [{ from: "2026-02-30" }, "from"],
    [{ from: "2026-11-24T25:00:00Z" }, "from"],
    [{ from: "2026-11-20", to: "soon" }, "to"],
    [{ from: "2026-11-22", to: "2026-11-20" }, "from"],
    [{ from: "2026-11-22", to: "2026-11-22" }, "from"],
    [{ from: "2027-01-01" }, "from"],
    [{ from: "1999-01-01", to: "2026-01-01" }, "from"],
  ])("refuses %j and names %s", (input, field) => {
    const range = resolveRange(input, now, "UTC");
    expect(range.ok ? null : range.error.field).toBe(field);
  });
});

describe("dayRange", () => {
  test("takes the whole days that 24 hours touch", () => {
    const days = dayRange(resolved({ range: "24h" }, "Asia/Kolkata"));
    expect([iso(days.from), iso(days.to), days.buckets.length]).toEqual([
      "2026-11-22T18:30:00.000Z",
      "2026-11-24T18:30:00.000Z",
      2,
    ]);
  });
});

describe("parseInstant", () => {
  test.each([
    ["2026-11-24T10:00:00Z", "2026-11-24T10:00:00.000Z"],
    ["2026-11-24T10:00:00.123456Z", "2026-11-24T10:00:00.123Z"],
    ["2026-11-24T10:00:00+05:30", "2026-11-24T04:30:00.000Z"],
    ["2026-11-24T10:00:00 05:30", "2026-11-24T04:30:00.000Z"],
    ["2026-11-24T10:00:00-0500", "2026-11-24T15:00:00.000Z"],
    ["2026-11-24 10:00", "2026-11-24T09:00:00.000Z"],
    ["2026-07-01", "2026-06-30T22:00:00.000Z"],
    ["2026-03-29T02:30", "2026-03-29T01:30:00.000Z"],
    ["2026-10-25T02:30", "2026-10-25T00:30:00.000Z"],
  ])("reads %s with Berlin as the zone", (text, expected) => {
    const at = parseInstant(text, "Europe/Berlin");
    expect(at === null ? null : iso(at)).toBe(expected);
  });
});
