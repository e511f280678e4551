import { describe, expect, test } from "vitest";
import { domainState, faultsIn, judged, recordVerdict } from "@/lib/domains/verdict";

describe("recordVerdict", () => {
  test.each([
    ["spf", "OK", false, "ok"],
    ["spf", "Missing", false, "fault"],
    ["dkim", "Missing", false, "fault"],
    ["mx", "Missing", false, "no-fault"],
    ["returnPath", "Missing", false, "no-fault"],
    ["mx", "Invalid", false, "fault"],
    ["returnPath", "Invalid", false, "fault"],
    ["spf", null, false, "not-known"],
    ["spf", "Invalid", true, "not-known"],
    ["dkim", "SomethingNew", false, "fault"],
  ] as const)("%s %s, silent %s: %s", (name, status, silent, verdict) => {
    expect(recordVerdict(name, status, silent)).toBe(verdict);
  });
});

test("a missing MX beside a wrong SPF leaves the SPF alone at fault", () => {
  const report = (status: string) => ({ status, error: null });
  const records = judged(
    { spf: report("Invalid"), dkim: report("OK"), mx: report("Missing"), returnPath: report("OK") },
    false,
  );
  expect(faultsIn(records)).toEqual(["spf"]);
});

test("three hours of silence mean not known", () => {
  const hour = 3_600_000;
  expect([domainState(null, 0), domainState(0, 3 * hour), domainState(0, 3 * hour + 1)]).toEqual([
    "no-report",
    "trouble",
    "not-known",
  ]);
});
