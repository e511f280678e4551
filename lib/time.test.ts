import { describe, expect, test } from "vitest";
import { bucketStart, isTimeZone, nextBucket, offsetAt, previousBucket } from "@/lib/time";

const at = (text: string) => Date.parse(text);
const iso = (millis: number) => new Date(millis).toISOString();
const minutes = 60_000;

describe("offsetAt", () => {
  test.each([
    ["UTC", "2026-11-24T10:00:00Z", 0],
    ["Asia/Kolkata", "2026-11-24T10:00:00Z", 330],
    ["Asia/Kathmandu", "2026-11-24T10:00:00Z", 345],
    ["America/St_Johns", "2026-11-24T10:00:00Z", -210],
    ["Europe/Berlin", "2026-10-25T00:59:59Z", 120],
    ["Europe/Berlin", "2026-10-25T01:00:00Z", 60],
    ["Australia/Lord_Howe", "2026-01-01T00:00:00Z", 660],
    ["Australia/Lord_Howe", "2026-07-01T00:00:00Z", 630],
    ["Pacific/Kiritimati", "2026-07-01T00:00:00Z", 840],
  ])("%s at %s is %i minutes", (zone, text, expected) => {
    expect(offsetAt(at(text), zone)).toBe(expected * minutes);
  });
});

describe("bucketStart", () => {
  test.each([
    ["hour", "UTC", "2026-11-24T10:20:30Z", "2026-11-24T10:00:00.000Z"],
    ["hour", "Asia/Kolkata", "2026-11-24T10:20:30Z", "2026-11-24T09:30:00.000Z"],
    ["hour", "Asia/Kathmandu", "2026-11-24T10:10:00Z", "2026-11-24T09:15:00.000Z"],
    ["day", "UTC", "2026-11-24T23:59:59.999Z", "2026-11-24T00:00:00.000Z"],
    ["day", "Asia/Kolkata", "2026-11-24T18:29:59Z", "2026-11-23T18:30:00.000Z"],
    ["day", "Asia/Kolkata", "2026-11-24T18:30:00Z", "2026-11-24T18:30:00.000Z"],
    ["day", "Europe/Berlin", "2026-10-25T12:00:00Z", "2026-10-24T22:00:00.000Z"],
    ["day", "Europe/Berlin", "2026-03-29T12:00:00Z", "2026-03-28T23:00:00.000Z"],
  ] as const)("%s of %s at %s", (grain, zone, text, expected) => {
    expect(iso(bucketStart(at(text), grain, zone))).toBe(expected);
  });

  test("the two hours of a clock set back are two buckets", () => {
    const first = bucketStart(at("2026-10-25T00:30:00Z"), "hour", "Europe/Berlin");
    const second = bucketStart(at("2026-10-25T01:30:00Z"), "hour", "Europe/Berlin");
    expect(second - first).toBe(60 * minutes);
  });

  test("a day that begins at 01:00, its midnight skipped, starts there", () => {
    // Beirut went from 00:00 to 01:00 on 29 March 2026.
    expect(iso(bucketStart(at("2026-03-29T12:00:00Z"), "day", "Asia/Beirut"))).toBe("2026-03-28T22:00:00.000Z");
  });
});

describe("nextBucket and previousBucket", () => {
  test.each(["UTC", "Asia/Kolkata", "Europe/Berlin", "America/New_York", "Asia/Kathmandu"])(
    "walk a year of days in %s forth and back",
    (zone) => {
      let day = bucketStart(at("2026-01-01T12:00:00Z"), "day", zone);
      for (let count = 0; count < 365; count++) {
        const next = nextBucket(day, "day", zone);
        expect(bucketStart(next, "day", zone)).toBe(next);
        expect(bucketStart(next - 1, "day", zone)).toBe(day);
        expect(previousBucket(next, "day", zone)).toBe(day);
        expect([23, 24, 25]).toContain((next - day) / (60 * minutes));
        day = next;
      }
    },
  );

  test("hours go on through a change of the clock", () => {
    let hour = bucketStart(at("2026-10-24T20:00:00Z"), "hour", "Europe/Berlin");
    for (let count = 0; count < 12; count++) {
      const next = nextBucket(hour, "hour", "Europe/Berlin");
      expect(next - hour).toBe(60 * minutes);
      hour = next;
    }
  });
});

test("isTimeZone knows names of the IANA database only", () => {
  expect([isTimeZone("Asia/Kolkata"), isTimeZone("Mars/Olympus"), isTimeZone("")]).toEqual([true, false, false]);
});
