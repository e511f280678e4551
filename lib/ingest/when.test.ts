import { describe, expect, it } from "vitest";
import { microseconds, occurredAt, plausibleMillis } from "@/lib/ingest/when";

const receivedAt = 1_764_065_000_000;

describe("microseconds", () => {
  it("rounds away the seventh decimal that a float is printed with", () => {
    expect(microseconds(1740935259.8611999)).toBe(1_740_935_259_861_200);
    expect(microseconds(1740935259.8612)).toBe(1_740_935_259_861_200);
  });
});

describe("plausibleMillis", () => {
  it.each([
    [1764064801.091377, 1_764_064_801_091],
    [1764064801.1, 1_764_064_801_100],
    [1764064801, 1_764_064_801_000],
    [1764064801.0999, 1_764_064_801_099],
  ])("cuts %d s to whole milliseconds", (seconds, millis) => {
    expect(plausibleMillis(seconds, receivedAt)).toBe(millis);
  });

  it.each([
    ["none", null],
    ["zero", 0],
    ["before 2000", 946_684_799.999],
    ["negative", -1],
    ["milliseconds by mistake", 1_764_064_801_091],
    ["over an hour after the arrival", receivedAt / 1000 + 3600.001],
    ["out of range", 1e300],
    ["not a number", Number.NaN],
  ])("takes a time that is %s as absent", (_, seconds) => {
    expect(plausibleMillis(seconds, receivedAt)).toBeNull();
  });

  it("allows for a sender's clock that is up to an hour ahead", () => {
    expect(plausibleMillis(receivedAt / 1000 + 3600, receivedAt)).toBe(receivedAt + 3_600_000);
    expect(plausibleMillis(946_684_800, receivedAt)).toBe(946_684_800_000);
  });
});

describe("occurredAt", () => {
  it("takes the first plausible time, else the arrival", () => {
    expect(occurredAt([null, 5, 1764064801.5, 1764064802], receivedAt)).toBe(1_764_064_801_500);
    expect(occurredAt([null, 5], receivedAt)).toBe(receivedAt);
    expect(occurredAt([], receivedAt)).toBe(receivedAt);
  });
});
