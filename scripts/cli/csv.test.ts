import fc from "fast-check";
import { expect, test } from "vitest";
import { csvLine, readCsv } from "@/scripts/cli/csv";

async function all(...chunks: string[]): Promise<string[][]> {
  const records: string[][] = [];
  for await (const record of readCsv(chunks)) {
    records.push(record);
  }
  return records;
}

test("reads a plain list of addresses, with and without a last line ending", async () => {
  expect(await all("a@x.example\nb@x.example")).toEqual([["a@x.example"], ["b@x.example"]]);
  expect(await all("a@x.example\r\n\r\nb@x.example\r\n")).toEqual([["a@x.example"], ["b@x.example"]]);
});

test("reads quoted cells with commas, quotes and line breaks, cut anywhere", async () => {
  expect(await all("\uFEFFaddress,re", 'ason\n"a@x.example","said ""n', 'o"", and\nhung up"\n')).toEqual([
    ["address", "reason"],
    ["a@x.example", 'said "no", and\nhung up'],
  ]);
});

test("reads back what it writes", async () => {
  const cell = fc.string({ unit: "binary" }).filter((text) => !/\r|\uFEFF/.test(text) && text.trim() !== "");
  await fc.assert(
    fc.asyncProperty(fc.array(fc.array(cell, { minLength: 2, maxLength: 4 })), async (records) => {
      expect(await all(records.map(csvLine).join(""))).toEqual(records);
    }),
  );
});
