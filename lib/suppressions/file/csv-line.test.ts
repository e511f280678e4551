import { parse } from "csv-parse/sync";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { csvLine, harmless, unguarded } from "@/lib/suppressions/file/csv-line";

describe("csvLine", () => {
  test.each<[string[], string]>([
    [["a@x.example"], "a@x.example\r\n"],
    [["a@x.example", "hard bounce", ""], "a@x.example,hard bounce,\r\n"],
    [["a", "", "b"], "a,,b\r\n"],
    [[""], "\r\n"],
    [['said "no"'], '"said ""no"""\r\n'],
    [["a,b"], '"a,b"\r\n'],
    [["a\nb"], '"a\nb"\r\n'],
    [["a\rb"], '"a\rb"\r\n'],
    [["a\r\nb"], '"a\r\nb"\r\n'],
    [["a;b", "a\tb"], "a;b,a\tb\r\n"],
    [[" a "], " a \r\n"],
    [["Jörg €"], "Jörg €\r\n"],
  ])("writes %j as %j", (cells, line) => {
    expect(csvLine(cells)).toBe(line);
  });

  test("writes what csv-parse reads back", () => {
    const cell = fc.string({ unit: "binary" });
    fc.assert(
      fc.property(fc.array(fc.array(cell, { minLength: 2, maxLength: 4 })), (records) => {
        const options = { record_delimiter: "\r\n", relax_column_count: true };
        expect(parse(records.map(csvLine).join(""), options)).toEqual(records);
      }),
    );
  });
});

describe("harmless", () => {
  test.each([
    ["=1+1", "'=1+1"],
    ["+tag@x.example", "'+tag@x.example"],
    ["-a@x.example", "'-a@x.example"],
    ["@SUM(A1)", "'@SUM(A1)"],
    ["\t=1", "'\t=1"],
    ["\tx", "'\tx"],
    ["\rx", "'\rx"],
    ["\nx", "'\nx"],
    ["  =1", "'  =1"],
    ["＝1", "'＝1"],
    ["＋1", "'＋1"],
    ["－1", "'－1"],
    ["＠x", "'＠x"],
  ])("guards %j", (cell, guarded) => {
    expect(harmless(cell)).toBe(guarded);
    expect(unguarded(guarded)).toBe(cell);
  });

  test.each(["", "a@x.example", "a=b", "'=1", "5-7", " a", "550 5.1.1", "2026-01-01T00:00:00Z", "'"])(
    "leaves %j as it is",
    (cell) => {
      expect(harmless(cell)).toBe(cell);
    },
  );

  test.each(["", "'", "'a", "a'=1", "''=1", "o'brien@x.example"])("takes nothing away from %j", (cell) => {
    expect(unguarded(cell)).toBe(cell);
  });
});
