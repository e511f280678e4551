import { describe, expect, test } from "vitest";
import type { ObservedRecord } from "@/lib/domains/check/types";
import type { RecordStandings, Standing } from "@/lib/domains/types";
import { domainState, domainVerdict, faultsOf, recordVerdict } from "@/lib/domains/verdict";

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

function standings(some: Partial<Record<ObservedRecord, Standing>>): RecordStandings {
  const one = (record: ObservedRecord) => ({
    standing: some[record] ?? "ok",
    reported: null,
    observed: some[record] === "fault" ? ({ status: "Missing", at: 0, since: 0, reason: null } as const) : null,
    rightAt: null,
  });
  return { spf: one("spf"), dkim: one("dkim"), mx: one("mx"), returnPath: one("returnPath"), dmarc: one("dmarc") };
}

describe("domainVerdict", () => {
  test.each([
    [{}, "safe", "SPF and DKIM are right, and nothing is at fault."],
    [{ mx: "no-fault", returnPath: "not-known" }, "safe", "SPF and DKIM are right, and nothing is at fault."],
    [{ spf: "mended" }, "safe", "SPF and DKIM are right, and nothing is at fault."],
    [{ spf: "fault" }, "harm", "SPF is at fault."],
    [{ spf: "fault", dkim: "fault", dmarc: "fault" }, "harm", "SPF and DKIM are at fault."],
    [{ returnPath: "fault", dkim: "not-known" }, "harm", "Return path is at fault."],
    [{ dkim: "disputed" }, "care", "On DKIM the sender and our check disagree."],
    [{ dmarc: "fault" }, "care", "DMARC is missing: the large providers ask bulk senders for it."],
    [{ dkim: "not-known" }, "unknown", "No fault is known, but nothing of DKIM either."],
  ] as const)("%j: %s, %s", (some, kind, text) => {
    expect(domainVerdict(standings(some))).toEqual({ kind, text });
  });

  test("a missing MX beside a wrong SPF leaves the SPF alone at fault", () => {
    expect(faultsOf(standings({ spf: "fault", mx: "no-fault" }))).toEqual(["spf"]);
  });
});

test("three hours of silence mean not known", () => {
  const hour = 3_600_000;
  expect([domainState(null, 0), domainState(0, 3 * hour), domainState(0, 3 * hour + 1)]).toEqual([
    "no-report",
    "trouble",
    "not-known",
  ]);
});
