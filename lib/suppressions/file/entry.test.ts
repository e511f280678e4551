import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { harmless } from "@/lib/suppressions/file/csv-line";
import { entryOf } from "@/lib/suppressions/file/entry";
import type { FileEntry } from "@/lib/suppressions/file/types";

const now = Date.UTC(2026, 5, 15, 12);
const mapping = { address: 0, reason: 1, note: 2, addedAt: 3, expiresAt: 4 };

function entry(...cells: string[]) {
  return entryOf({ line: 1, cells }, mapping, now);
}

function entryWith(given: Partial<FileEntry>) {
  return { ok: true, value: { address: "a@x.example", shown: "a@x.example", ...given } };
}

describe("the address", () => {
  test.each([
    ["a@x.example", "a@x.example", "a@x.example"],
    ["  A@X.Example\t", "a@x.example", "A@X.Example"],
    ["\u00a0a@x.example\u200b", "a@x.example", "a@x.example"],
    ["\ufeffa@x.example", "a@x.example", "a@x.example"],
    ["<a@x.example>", "a@x.example", "a@x.example"],
    ["Ana <Ana@x.example>", "ana@x.example", "Ana@x.example"],
    ['"Lima, Ana" <ana@x.example> ', "ana@x.example", "ana@x.example"],
    ["Ana <mailto:ana@x.example>", "ana@x.example", "ana@x.example"],
    ["Ana < ana@x.example >", "ana@x.example", "ana@x.example"],
    ["mailto:ana@x.example", "ana@x.example", "ana@x.example"],
    ["MAILTO:ana@x.example?subject=Hi", "ana@x.example", "ana@x.example"],
    ['"ana@x.example"', "ana@x.example", "ana@x.example"],
    ["'ana@x.example'", "ana@x.example", "ana@x.example"],
    ['" ana@x.example "', "ana@x.example", "ana@x.example"],
    [`"'ana@x.example'"`, "ana@x.example", "ana@x.example"],
    ['"Ana <ana@x.example>"', "ana@x.example", "ana@x.example"],
    ["'+tag@x.example", "+tag@x.example", "+tag@x.example"],
    ["'-a@x.example", "-a@x.example", "-a@x.example"],
    ["'=a@x.example", "=a@x.example", "=a@x.example"],
    ["+tag@x.example", "+tag@x.example", "+tag@x.example"],
    ["'o'brien@x.example'", "o'brien@x.example", "o'brien@x.example"],
    ["o'brien@x.example", "o'brien@x.example", "o'brien@x.example"],
    ["'tis@x.example", "'tis@x.example", "'tis@x.example"],
    ['"a b"@x.example', '"a b"@x.example', '"a b"@x.example'],
    ["ana@bücher.example", "ana@xn--bcher-kva.example", "ana@bücher.example"],
  ])("takes %j as %j", (cell, address, shown) => {
    expect(entry(cell)).toEqual({ ok: true, value: { address, shown } });
  });

  test.each([
    ["", "address is missing"],
    ["   ", "address is missing"],
    ["\u200b", "address is missing"],
    ["ana", "address is not an e-mail address: give one full address, such as ana@example.com"],
    ["Ana <ana>", "address is not an e-mail address: give one full address, such as ana@example.com"],
    ["<>", "address is not an e-mail address: give one full address, such as ana@example.com"],
    ["mailto:", "address is not an e-mail address: give one full address, such as ana@example.com"],
    ["=1+1", "address is not an e-mail address: give one full address, such as ana@example.com"],
    ["a@x.example;b@x.example", "address is not an e-mail address: what stands before the @ is not allowed"],
    ["a@x.example b@x.example", "address is not an e-mail address: what stands before the @ is not allowed"],
    ["a@x", "address is not an e-mail address: what stands after the @ is not a domain"],
    ["a@x.example,", "address is not an e-mail address: what stands after the @ is not a domain"],
    [`${'"'.repeat(60_000)}a@x.example`, "address is too long: at most 64 characters before the @ and 254 in all"],
    [`${" ".repeat(60_000)}@ x`, "address is not an e-mail address: give one full address, such as ana@example.com"],
    [`a${" ".repeat(60_000)}@x.example`, "address is too long: at most 64 characters before the @ and 254 in all"],
  ])("refuses %.40j", (cell, error) => {
    expect(entry(cell)).toEqual({ ok: false, error });
  });

  test("refuses a row that is too short", () => {
    expect(entryOf({ line: 1, cells: ["x"] }, { ...mapping, address: 5 }, now)).toEqual({
      ok: false,
      error: "address is missing",
    });
  });

  test("refuses a file without a column of addresses", () => {
    expect(entryOf({ line: 1, cells: ["a@x.example"] }, { ...mapping, address: null }, now)).toEqual({
      ok: false,
      error: "address is missing",
    });
  });

  test("takes no other column than those of the mapping", () => {
    const cells = ["bounce", "a@x.example", "note", "2020-01-01", "x"];
    const onlyAddress = { address: 1, reason: null, note: null, addedAt: null, expiresAt: null };
    expect(entryOf({ line: 1, cells }, onlyAddress, now)).toEqual(entryWith({}));
  });

  test("survives an export that is safe for spreadsheets", () => {
    const local = fc.stringMatching(/^[=+\-a-z0-9.']{1,10}$/).filter((text) => !/^'[=+-]/.test(text));
    fc.assert(
      fc.property(local, (text) => {
        const address = `${text}@x.example`;
        expect(entry(harmless(address))).toEqual({ ok: true, value: { address, shown: address } });
      }),
    );
  });
});

describe("reason and note", () => {
  test.each([
    ["  hard bounce ", "hard bounce"],
    ["550 5.1.1\r\nuser\tunknown", "550 5.1.1 user unknown"],
    ["a\u0000b\u0007c\u009bd", "abcd"],
    ["a\ud800b\udc00", "ab"],
    ["grin \u{1f600}", "grin \u{1f600}"],
    ["a\u2028b", "a b"],
    ["'=1+1", "=1+1"],
    ["'- bounced", "- bounced"],
    ["'quoted'", "'quoted'"],
    ["x".repeat(1_000), "x".repeat(1_000)],
    ["x".repeat(1_001), `${"x".repeat(999)}…`],
    [`${"x".repeat(998)}\u{1f600}yz`, `${"x".repeat(998)}…`],
  ])("takes %.40j as %.40j", (cell, text) => {
    expect(entry("a@x.example", cell, cell)).toEqual(entryWith({ reason: text, note: text }));
  });

  test.each(["", "   ", "\u0000", "\n", "\ud800"])("has none for %j", (cell) => {
    expect(entry("a@x.example", cell, cell)).toEqual(entryWith({}));
  });
});

describe("addedAt", () => {
  test.each([
    ["2024-03-01T10:20:30Z", "2024-03-01T10:20:30.000Z"],
    ["2024-03-01T10:20:30.123456Z", "2024-03-01T10:20:30.123Z"],
    ["2024-03-01T10:20:30,5Z", "2024-03-01T10:20:30.500Z"],
    ["2024-03-01T10:20:30", "2024-03-01T10:20:30.000Z"],
    ["2024-03-01T10:20", "2024-03-01T10:20:00.000Z"],
    ["2024-03-01", "2024-03-01T00:00:00.000Z"],
    ["2024-02-29", "2024-02-29T00:00:00.000Z"],
    ["2024-03-01T10:20:30+02:00", "2024-03-01T08:20:30.000Z"],
    ["2024-03-01T10:20:30-0545", "2024-03-01T16:05:30.000Z"],
    ["2024-03-01T10:20:30+05:45", "2024-03-01T04:35:30.000Z"],
    ["2024-03-01 10:20:30", "2024-03-01T10:20:30.000Z"],
    ["2024-03-01 10:20:30 UTC", "2024-03-01T10:20:30.000Z"],
    ["2024-03-01 10:20:30 +0000 UTC", "2024-03-01T10:20:30.000Z"],
    ["2024-03-01 10:20:30+00", "2024-03-01T10:20:30.000Z"],
    ["2024-03-01t10:20:30z", "2024-03-01T10:20:30.000Z"],
    [" 2024-03-01 ", "2024-03-01T00:00:00.000Z"],
    ["Fri, 01 Mar 2024 10:20:30 GMT", "2024-03-01T10:20:30.000Z"],
    ["Fri, 1 Mar 2024 10:20:30 UTC", "2024-03-01T10:20:30.000Z"],
    ["1 Mar 2024 10:20:30 +0100", "2024-03-01T09:20:30.000Z"],
    ["1709288430", "2024-03-01T10:20:30.000Z"],
    ["1709288430.25", "2024-03-01T10:20:30.250Z"],
    ["1709288430123", "2024-03-01T10:20:30.123Z"],
    ["1990-01-01", "1990-01-01T00:00:00.000Z"],
    ["2026-06-15T12:00:00Z", "2026-06-15T12:00:00.000Z"],
  ])("reads %j", (cell, iso) => {
    expect(entry("a@x.example", "", "", cell)).toEqual(entryWith({ addedAt: Date.parse(iso) }));
  });

  test.each([
    "",
    "yesterday",
    "03/01/2024",
    "2024-13-01",
    "2024-00-10",
    "2023-02-29",
    "2024-02-30",
    "2024-03-01T24:00:00Z",
    "2024-03-01T10:60:00Z",
    "2024-03-01T10:20:60Z",
    "2024-03-01T10:20:30+99:00",
    "2024-03-01T10:20:30 CET",
    "1 Foo 2024 10:20:30 UTC",
    "20240301",
    "1989-12-31T23:59:59Z",
    "1970-01-01T00:00:00Z",
    "0000-00-00 00:00:00",
    "0",
    "2026-06-15T12:00:01Z",
    "9999-12-31",
    "9".repeat(60_000),
  ])("ignores %.40j", (cell) => {
    expect(entry("a@x.example", "", "", cell)).toEqual(entryWith({}));
  });
});

describe("expiresAt", () => {
  test.each([
    ["2026-06-15T12:00:00.001Z", now + 1],
    ["2030-01-01", Date.UTC(2030, 0)],
    ["2030-01-01 00:00:00 UTC", Date.UTC(2030, 0)],
    ["1893456000", Date.UTC(2030, 0)],
    ["1893456000000", Date.UTC(2030, 0)],
    ["9999-12-31T23:59:59Z", Date.UTC(9999, 11, 31, 23, 59, 59)],
  ])("reads %j", (cell, expiresAt) => {
    expect(entry("a@x.example", "", "", "", cell)).toEqual(entryWith({ expiresAt }));
  });

  test.each(["", "  "])("is for good with %j", (cell) => {
    expect(entry("a@x.example", "", "", "", cell)).toEqual(entryWith({}));
  });

  test.each(["never", "2030-02-30", "in a week", "1"])("refuses %j", (cell) => {
    const error = "expiresAt is not a time: give it in ISO 8601, such as 2030-12-31T00:00:00Z";
    expect(entry("a@x.example", "", "", "", cell)).toEqual({ ok: false, error });
  });

  test.each(["2026-06-15T12:00:00Z", "2020-01-01", "1000000000"])("refuses %j, which is over", (cell) => {
    expect(entry("a@x.example", "", "", "", cell)).toEqual({ ok: false, error: "has expired already" });
  });
});
