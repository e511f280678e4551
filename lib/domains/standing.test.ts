import { describe, expect, test } from "vitest";
import { reportedOf, standingOf } from "@/lib/domains/standing";
import type { RecordStanding, SourceReport } from "@/lib/domains/types";
import { judged } from "@/lib/domains/verdict";

const hour = 3_600_000;
const now = 1000 * hour;

const reported = (status: string, hoursAgo: number): RecordStanding["reported"] => ({
  status,
  error: null,
  sourceName: "Postal",
  at: now - hoursAgo * hour,
  holds: hoursAgo <= 3,
});
const observed = (
  status: "OK" | "Missing" | "Invalid",
  hoursAgo: number,
  sinceHoursAgo: number,
): RecordStanding["observed"] => ({
  status,
  reason: null,
  at: now - hoursAgo * hour,
  since: now - sinceHoursAgo * hour,
});

describe("standingOf", () => {
  test.each([
    ["nobody said or saw anything", "spf", null, null, "not-known"],
    ["reported lately, never seen", "spf", reported("Invalid", 1), null, "fault"],
    ["reported long ago, never seen", "spf", reported("Invalid", 5), null, "not-known"],
    ["seen right, never reported", "spf", null, observed("OK", 0.5, 40), "ok"],
    ["seen right long ago", "spf", null, observed("OK", 4, 40), "not-known"],
    ["seen wrong, never reported", "dkim", null, observed("Invalid", 0.5, 2), "fault"],
    ["both say it is wrong", "dkim", reported("Missing", 1), observed("Missing", 0.5, 9), "fault"],
    ["seen right since the report", "spf", reported("Invalid", 2), observed("OK", 0.5, 1), "mended"],
    ["seen right since a report that is old", "spf", reported("Invalid", 20), observed("OK", 0.5, 18), "mended"],
    ["mended more than a week ago", "spf", reported("Invalid", 200), observed("OK", 0.5, 190), "ok"],
    ["seen right before and after the report", "spf", reported("Invalid", 1), observed("OK", 0.5, 30), "disputed"],
    ["disputed, and then the sender fell silent", "spf", reported("Invalid", 4), observed("OK", 0.5, 30), "ok"],
    ["reported since we looked", "spf", reported("Invalid", 0.2), observed("OK", 0.5, 30), "fault"],
    ["reported fine, seen wrong", "spf", reported("OK", 0.2), observed("Invalid", 0.5, 1), "fault"],
    ["reported missing, which is no fault of an MX", "mx", reported("Missing", 1), null, "no-fault"],
    ["reported missing, seen right", "mx", reported("Missing", 1), observed("OK", 0.5, 30), "ok"],
    ["no return path of its own", "returnPath", null, observed("Missing", 0.5, 30), "no-fault"],
    ["no DMARC", "dmarc", null, observed("Missing", 0.5, 30), "fault"],
  ] as const)("%s: %s", (_, name, said, seen, standing) => {
    expect(standingOf(name, said, seen, now)).toBe(standing);
  });
});

describe("reportedOf", () => {
  const report = (sourceName: string, hoursAgo: number, spf: string | null): SourceReport => ({
    ...judged(
      {
        spf: { status: spf, error: null },
        dkim: { status: "OK", error: null },
        mx: { status: "Missing", error: null },
        returnPath: { status: null, error: null },
      },
      false,
    ),
    name: "example.com",
    sourceId: sourceName,
    sourceName,
    uuid: null,
    server: null,
    state: "trouble",
    checkedAt: now - hoursAgo * hour,
  });

  test.each([
    ["nothing", [], null],
    ["a source that leaves the record out", [report("A", 1, null)], null],
    ["the newest", [report("A", 2, "OK"), report("B", 1, "OK")], "B"],
    ["a fault before a newer good word of another source", [report("A", 2, "Invalid"), report("B", 1, "OK")], "A"],
  ])("%s", (_, reports, sourceName) => {
    expect(reportedOf("spf", reports, now)?.sourceName ?? null).toBe(sourceName);
  });

  test("no sender speaks of DMARC", () => {
    expect(reportedOf("dmarc", [report("A", 1, "OK")], now)).toBeNull();
  });
});
