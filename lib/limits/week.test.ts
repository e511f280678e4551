import { expect, test } from "vitest";
import { sameHourBefore } from "@/lib/limits/week";

const before = (text: string, zone: string) => new Date(sameHourBefore(Date.parse(text), zone)).toISOString();

test("the same hour of the day a week before, over a change of the clock too", () => {
  expect(before("2026-11-24T10:00:00Z", "UTC")).toBe("2026-11-17T10:00:00.000Z");
  expect(before("2026-10-27T09:00:00Z", "Europe/Berlin")).toBe("2026-10-20T08:00:00.000Z");
  expect(before("2026-11-24T10:30:00Z", "Asia/Kolkata")).toBe("2026-11-17T10:30:00.000Z");
});
