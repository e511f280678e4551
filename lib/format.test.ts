import { describe, expect, it } from "vitest";
import * as format from "@/lib/format";

const at = Date.UTC(2026, 10, 24, 14, 2, 33);
/** The narrow space, made visible. */
const shown = (text: string | null) => text?.replaceAll("\u202f", "_");

describe("numbers", () => {
  it.each([
    [0, "0"],
    [999, "999"],
    [48_210, "48_210"],
    [1_234_567, "1_234_567"],
    [-1_234, "−1_234"],
  ])("groups %d by thin spaces", (value, text) => expect(shown(format.count(value))).toBe(text));

  it.each([
    [950, "950"],
    [1_000, "1_k"],
    [1_240, "1.2_k"],
    [48_210, "48_k"],
    [999_900, "1_M"],
    [3_100_000, "3.1_M"],
  ])("shortens %d for an axis", (value, text) => expect(shown(format.compact(value))).toBe(text));

  it("takes the singular for one only", () => {
    expect(format.plural(1, "message")).toBe("1 message");
    expect(format.plural(0, "message")).toBe("0 messages");
    expect(format.plural(2, "reply", "replies")).toBe("2 replies");
  });

  it.each([
    [512, "512_B"],
    [1_536, "1.5_KiB"],
    [1_048_576, "1_MiB"],
  ])("shows %d bytes", (value, text) => expect(shown(format.bytes(value))).toBe(text));
});

describe("rates", () => {
  it.each([
    [null, "no data"],
    [0, "0.0_%"],
    [0.021, "2.1_%"],
    [0.0002, "<0.1_%"],
    [0.9999, ">99.9_%"],
    [1, "100.0_%"],
  ])("shows %s", (value, text) => expect(shown(format.rate(value))).toBe(text));

  it.each([
    [null, "no data"],
    [0.009, "+0.9_pts"],
    [-0.012, "−1.2_pts"],
    [0.0001, "±0.0_pts"],
  ])("shows a difference of %s in points", (value, text) => expect(shown(format.points(value))).toBe(text));

  it("says new for growth from nothing, and nothing for none", () => {
    expect(format.growth(3, 0)).toBe("new");
    expect(format.growth(0, 0)).toBeNull();
    expect(shown(format.growth(112, 100))).toBe("+12_%");
    expect(shown(format.growth(50, 100))).toBe("−50_%");
  });

  it("cuts needless decimals of a threshold", () => {
    expect(shown(format.threshold(0.02))).toBe("2_%");
    expect(shown(format.threshold(0.005))).toBe("0.5_%");
  });
});

describe("times", () => {
  it("names day and time in the zone that is asked for, half-hour zones too", () => {
    expect(format.dateTime(at, "UTC")).toBe("24 Nov 2026, 14:02");
    expect(format.dateTime(at, "Asia/Kolkata")).toBe("24 Nov 2026, 19:32");
    expect(format.date(Date.UTC(2026, 10, 24, 22), "Asia/Kolkata")).toBe("25 Nov 2026");
    expect(format.exactTime(at, "Europe/Berlin")).toBe("24 Nov 2026, 15:02:33 Europe/Berlin");
  });

  it("shows midnight as 00, not 24", () => expect(format.timeOfDay(Date.UTC(2026, 10, 24), "UTC")).toBe("00:00"));

  it("names buckets by their grain", () => {
    expect(format.bucket(at, "hour", "UTC")).toBe("Tue 24 Nov, 14:02");
    expect(format.bucket(at, "day", "UTC")).toBe("Tue 24 Nov 2026");
    expect(format.axisBucket(at, "day", "UTC")).toBe("24 Nov");
  });

  it("fills a datetime-local input", () => expect(format.localInput(at, "UTC")).toBe("2026-11-24T14:02"));

  it.each([
    [240, "240_ms"],
    [12_000, "12_s"],
    [200_000, "3_min 20_s"],
    [7_200_000, "2_h"],
    [7_500_000, "2_h 5_min"],
    [356_400_000, "4_d 3_h"],
  ])("shows a duration of %d ms", (value, text) => expect(shown(format.duration(value))).toBe(text));

  it.each([
    [0, "just now"],
    [12_000, "12_s ago"],
    [300_000, "5_min ago"],
    [10_800_000, "3_h ago"],
    [200_000_000, "2 days ago"],
    [-300_000, "in 5_min"],
    [1_000 - 30 * 86_400_000, "in 30 days"],
  ])("shows %d ms of age", (age, text) => expect(shown(format.relative(at - age, at))).toBe(text));
});
