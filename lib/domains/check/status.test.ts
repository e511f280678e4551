import { expect, test } from "vitest";
import { finding, foundRecords, listed, quoted, resolves, sameHost, shown, statusOf } from "@/lib/domains/check/status";
import { memoryDns } from "@/lib/testing/dns/memory";

test.each([
  [["fault", "note"], true, "Invalid"],
  [["fault"], false, "Invalid"],
  [["warning"], true, "NotKnown"],
  [["warning", "note"], false, "OK"],
  [[], false, "OK"],
] as const)("%j, unknown: %s is %s", (levels, isUnknown, status) => {
  const findings = levels.map((level) => finding(level, "code", "Text."));
  expect(statusOf(findings, isUnknown)).toBe(status);
});

test("values are cut, whole characters, and can be stored", () => {
  expect(shown("a\u0000b")).toBe("a\ufffdb");
  expect(shown("x".repeat(2000))).toHaveLength(2000);
  expect(shown("x".repeat(2001))).toBe(`${"x".repeat(2000)}…`);
  expect(shown(`${"x".repeat(1999)}😀😀`)).toBe(`${"x".repeat(1999)}…`);
});

test("texts inside of a sentence are short and on one line", () => {
  expect(quoted("reject")).toBe("reject");
  expect(quoted("a\r\nb\u202ec\u0000")).toBe("a��b�c�");
  expect(quoted("x".repeat(5000))).toBe(`${"x".repeat(80)}…`);
});

test("of many records the first are shown", () => {
  const values = Array.from({ length: 30 }, (_, index) => `${index}`);
  expect(foundRecords("TXT", "example.com", values)).toHaveLength(20);
});

test.each([
  [[], ""],
  [["a"], "a"],
  [["a", "b"], "a and b"],
  [["a", "b", "c"], "a, b and c"],
])("%j is “%s”", (names, text) => {
  expect(listed(names)).toBe(text);
});

test("hosts are the same whatever their letters and last dot", () => {
  expect(sameHost("RP.example.com.", "rp.example.com")).toBe(true);
  expect(sameHost("rp.example.com", "rp.example.net")).toBe(false);
});

test.each([
  ["a.example.com", true],
  ["alias.example.com", true],
  ["gone.example.com", false],
  ["circle.example.com", null],
  ["silent.example.com", null],
])("%s resolves: %s", async (host, expected) => {
  const dns = memoryDns({
    "a.example.com": { AAAA: ["2001:db8::1"] },
    "alias.example.com": { CNAME: "a.example.com" },
    "circle.example.com": { CNAME: "circle.example.com" },
    "silent.example.com": { fault: "silent" },
  });
  expect(await resolves(dns, host)).toBe(expected);
});
