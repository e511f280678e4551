import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { fields } from "@/lib/suppressions/file/constants";
import { mappingFrom, mappingText, noMapping } from "@/lib/suppressions/file/mapping";

describe("mappingFrom", () => {
  test.each([
    ["address:0", 1, { address: 0 }],
    ["address:0,reason:2", 3, { address: 0, reason: 2 }],
    ["reason:2,address:0", 3, { address: 0, reason: 2 }],
    ["address:199", 200, { address: 199 }],
    [
      "address:4,reason:3,note:2,addedAt:1,expiresAt:0",
      5,
      { address: 4, reason: 3, note: 2, addedAt: 1, expiresAt: 0 },
    ],
  ])("reads %j of %i columns", (text, columnCount, mapping) => {
    expect(mappingFrom(text, columnCount)).toEqual({ ok: true, value: { ...noMapping, ...mapping } });
  });

  test.each([
    ["", 3, "columns names no column of addresses: give it as address:0"],
    ["reason:1", 3, "columns names no column of addresses: give it as address:0"],
    ["address", 3, "columns holds “address”: give fields and columns as in address:0,reason:2"],
    ["address:0,", 3, "columns holds “”: give fields and columns as in address:0,reason:2"],
    ["address=0", 3, "columns holds “address=0”: give fields and columns as in address:0,reason:2"],
    [":0", 3, "columns holds “:0”: give fields and columns as in address:0,reason:2"],
    ["email:0", 3, "columns names a field “email”: there are address, reason, note, addedAt, expiresAt"],
    ["Address:0", 3, "columns names a field “Address”: there are address, reason, note, addedAt, expiresAt"],
    ["constructor:0", 3, "columns names a field “constructor”: there are address, reason, note, addedAt, expiresAt"],
    ["address:", 3, "columns has “” for address: give the number of a column, from 0"],
    ["address:x", 3, "columns has “x” for address: give the number of a column, from 0"],
    ["address:-1", 3, "columns has “-1” for address: give the number of a column, from 0"],
    ["address:0.5", 3, "columns has “0.5” for address: give the number of a column, from 0"],
    ["address: 0", 3, "columns has “ 0” for address: give the number of a column, from 0"],
    ["address:1e2", 300, "columns has “1e2” for address: give the number of a column, from 0"],
    ["address:0:1", 3, "columns has “0:1” for address: give the number of a column, from 0"],
    ["address:3", 3, "columns has column 3 for address: the file has 3, counted from 0"],
    ["address:0,reason:9", 3, "columns has column 9 for reason: the file has 3, counted from 0"],
    ["address:0,address:1", 3, "columns gives address twice"],
    ["address:0,reason:0", 3, "columns gives column 0 to two fields"],
  ])("refuses %j of %i columns", (text, columnCount, error) => {
    expect(mappingFrom(text, columnCount)).toEqual({ ok: false, error });
  });
});

describe("mappingText", () => {
  test.each([
    [{}, ""],
    [{ address: 0 }, "address:0"],
    [{ expiresAt: 1, address: 3, reason: 0 }, "address:3,reason:0,expiresAt:1"],
  ])("writes %j as %j", (mapping, text) => {
    expect(mappingText({ ...noMapping, ...mapping })).toBe(text);
  });

  test("writes what mappingFrom reads", () => {
    const columns = fc.uniqueArray(fc.nat(199), { minLength: fields.length, maxLength: fields.length });
    fc.assert(
      fc.property(columns, fc.subarray([...fields]), ([address = 0, ...others], named) => {
        const mapping = { ...noMapping, address };
        for (const [index, field] of named.filter((name) => name !== "address").entries()) {
          mapping[field] = others[index] ?? null;
        }
        expect(mappingFrom(mappingText(mapping), 200)).toEqual({ ok: true, value: mapping });
      }),
    );
  });
});
