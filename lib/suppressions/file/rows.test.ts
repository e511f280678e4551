import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { csvLine } from "@/lib/suppressions/file/csv-line";
import { type ReadAs, RowReader } from "@/lib/suppressions/file/row-reader";
import { readRows } from "@/lib/suppressions/file/rows";
import { shapeOf } from "@/lib/suppressions/file/shape";
import type { Delimiter, Encoding, FileProblem, FileRow } from "@/lib/suppressions/file/types";
import { textBytes } from "@/lib/testing/text-bytes";

const plain: ReadAs = { encoding: "utf-8", delimiter: ",", hasHeader: false };
const neverClosed = "A quote opened on this line is never closed";
const closedTooLate = "A quote opened on this line is not closed within 64 KiB";
const tooLong = "This line is over 64 KiB";
const notUtf8 = "This line holds bytes that are not UTF-8";

async function* inChunks(bytes: Uint8Array, size: number): AsyncGenerator<Uint8Array> {
  for (let start = 0; start < bytes.length; start += size) {
    yield bytes.subarray(start, start + size);
  }
}

async function items(content: string | Uint8Array, shape: ReadAs = plain, chunkSize = 64 * 1024) {
  const bytes = typeof content === "string" ? Buffer.from(content) : content;
  const all: (FileRow | FileProblem)[] = [];
  for await (const batch of readRows(inChunks(bytes, chunkSize), shape)) {
    expect(batch.length).toBeGreaterThan(0);
    expect(batch.length).toBeLessThanOrEqual(500);
    all.push(...batch);
  }
  return all;
}

/** As `items`, but parsing whatever is there: so records are cut by every block. */
function itemsInSmallBlocks(content: string | Uint8Array, shape: ReadAs, chunkSize: number) {
  const bytes = typeof content === "string" ? Buffer.from(content) : content;
  const reader = new RowReader(shape, 1);
  const all: (FileRow | FileProblem)[] = [];
  for (let start = 0; start < bytes.length; start += chunkSize) {
    all.push(...[...reader.push(bytes.subarray(start, start + chunkSize))].flat());
  }
  return [...all, ...[...reader.end()].flat()];
}

const row = (line: number, ...cells: string[]): FileRow => ({ line, cells });
const problem = (line: number, text: string, message: string): FileProblem => ({ line, text, message });

type Case = [title: string, text: string, expected: (FileRow | FileProblem)[]];

const cases: Case[] = [
  ["gives nothing for nothing", "", []],
  ["gives nothing for empty lines", "\n\r\n\r\n\n", []],
  ["gives nothing for blank lines", '  \n\t\n,,,\n""\n', []],
  ["reads a last line without a line end", "a@x.example", [row(1, "a@x.example")]],
  ["reads a last line with a line end", "a@x.example\n", [row(1, "a@x.example")]],
  ["reads lines that end with CRLF", "a@x\r\nb@x\r\n", [row(1, "a@x"), row(2, "b@x")]],
  ["reads lines that end with CR", "a@x\rb@x\r", [row(1, "a@x"), row(2, "b@x")]],
  ["reads a CR at the very end", "a@x\r", [row(1, "a@x")]],
  ["reads every kind of line end in one file", "a\nb\r\nc\rd", [row(1, "a"), row(2, "b"), row(3, "c"), row(4, "d")]],
  ["counts empty lines", "\n\na@x\n\n\r\nb@x", [row(3, "a@x"), row(6, "b@x")]],
  ["counts blank lines", " \n,\na@x", [row(3, "a@x")]],
  ["keeps duplicates", "a@x\na@x\na@x", [row(1, "a@x"), row(2, "a@x"), row(3, "a@x")]],
  ["drops a byte order mark", "\ufeffa@x", [row(1, "a@x")]],
  ["drops a byte order mark before a quote", '\ufeff"a@x"', [row(1, "a@x")]],
  ["skips the first line for Excel", "sep=,\na@x,b", [row(2, "a@x", "b")]],
  ["skips the first line for Excel behind a mark", "\ufeffsep=,\r\na@x", [row(2, "a@x")]],
  ["skips the first line for Excel alone", "sep=;", []],
  ["skips it in quotes", '"sep=,"\na@x', [row(2, "a@x")]],
  ["skips it in the first line only", "a@x\nsep=,", [row(1, "a@x"), row(2, "sep=", "")]],
  ["keeps what only begins like it", "sep=,x\n", [row(1, "sep=", "x")]],
  ["keeps rows of other lengths", "a\nb,c\nd,e,f", [row(1, "a"), row(2, "b", "c"), row(3, "d", "e", "f")]],
  ["keeps a trailing delimiter as an empty cell", "a@x,\nb@x,,", [row(1, "a@x", ""), row(2, "b@x", "", "")]],
  ["keeps a leading delimiter as an empty cell", ",a@x", [row(1, "", "a@x")]],
  ["keeps spaces", " a@x , b ", [row(1, " a@x ", " b ")]],
  ["keeps formulas", "=1+1,@x,-1", [row(1, "=1+1", "@x", "-1")]],
  ["keeps other delimiters", "a;b|c\td", [row(1, "a;b|c\td")]],
  ["takes quotes away", '"a@x","b"', [row(1, "a@x", "b")]],
  ["takes doubled quotes for one", '"say ""no""",x', [row(1, 'say "no"', "x")]],
  ["keeps a quoted delimiter", '"a,b",c', [row(1, "a,b", "c")]],
  ["keeps empty quotes as an empty cell", '"",a,""', [row(1, "", "a", "")]],
  ["keeps a quoted line break in one row", 'a@x,"b\nc"\nd@x', [row(1, "a@x", "b\nc"), row(3, "d@x")]],
  ["makes a quoted CRLF a line break", 'a@x,"b\r\nc"\r\nd@x', [row(1, "a@x", "b\nc"), row(3, "d@x")]],
  ["makes a quoted CR a line break", 'a@x,"b\rc"\rd@x', [row(1, "a@x", "b\nc"), row(3, "d@x")]],
  ["counts quoted empty lines", 'a,"\n\n\n"\nb', [row(1, "a", "\n\n\n"), row(5, "b")]],
  ["counts line breaks of several cells", '"a\nb","c\nd"\ne', [row(1, "a\nb", "c\nd"), row(4, "e")]],
  ["counts line breaks after empty lines", '\n\n"a\nb"\n\nc', [row(3, "a\nb"), row(6, "c")]],
  ["keeps a quoted line break at the end", '"a\n"', [row(1, "a\n")]],
  ["keeps a doubled quote before a line break", '"a""\nb",c\nd', [row(1, 'a"\nb', "c"), row(3, "d")]],
  ["keeps a quoted cell that begins with a quote", '"""a""\nb"\nc', [row(1, '"a"\nb'), row(3, "c")]],
  ["keeps a quote in the middle", 'a"b,c\nd"', [row(1, 'a"b', "c"), row(2, 'd"')]],
  ["keeps quotes in the middle", '5" pipe,6" pipe\na', [row(1, '5" pipe', '6" pipe'), row(2, "a")]],
  ["keeps a quoted name before an address", '"Lima, Ana" <a@x>,b', [row(1, '"Lima, Ana" <a@x>', "b")]],
  ["keeps what follows a closing quote", '"a"b,c\nd', [row(1, '"a"b', "c"), row(2, "d")]],
  ["keeps spaces around quotes", ' "a" ,"b" \nc', [row(1, ' "a" ', '"b" '), row(2, "c")]],
  ["keeps a single quote", "'a@x',o'b", [row(1, "'a@x'", "o'b")]],
  ["keeps a backslash before a quote", '"a\\",b\nc', [row(1, "a\\", "b"), row(2, "c")]],
  ["names an unclosed quote at the end", 'a\n"b', [row(1, "a"), problem(2, '"b', neverClosed)]],
  ["names a quote alone", '"', [problem(1, '"', neverClosed)]],
  ["names a quote that opens at the end of a line", 'a,"\nb', [problem(1, 'a,"', neverClosed), row(2, "b")]],
  [
    "reads on after an unclosed quote",
    'a@x,"oops\nb@x,c\nd@x',
    [problem(1, 'a@x,"oops', neverClosed), row(2, "b@x", "c"), row(3, "d@x")],
  ],
  [
    "reads on where the next quote shows that one was not closed",
    'a@x,"oops\nb@x,"fine"\nc@x,"y,z"',
    [problem(1, 'a@x,"oops', neverClosed), row(2, "b@x", "fine"), row(3, "c@x", "y,z")],
  ],
  [
    "reads on where the next line is quoted from its beginning",
    '"a@x,oops\n"b@x","fine"\n',
    [problem(1, '"a@x,oops', neverClosed), row(2, "b@x", "fine")],
  ],
  [
    "names each of several unclosed quotes",
    '"a\n"b\n"c\nd',
    [problem(1, '"a', neverClosed), problem(2, '"b', neverClosed), problem(3, '"c', neverClosed), row(4, "d")],
  ],
  ["names an unclosed quote after empty lines", '\n\na,"b\n\nc', [problem(3, 'a,"b', neverClosed), row(5, "c")]],
  [
    "names an unclosed quote after a quoted line break",
    'a,"b\nc"\nd,"e\nf',
    [row(1, "a", "b\nc"), problem(3, 'd,"e', neverClosed), row(4, "f")],
  ],
  [
    "names a record of several lines that has more after its quote",
    'a,"b\nc"d\ne',
    [problem(1, 'a,"b', neverClosed), row(2, 'c"d'), row(3, "e")],
  ],
  ["keeps a line break beside a stray quote", '5" x,"b\nc"\nd', [row(1, '5" x', "b\nc"), row(3, "d")]],
  ["names an unclosed quote in CRLF", 'a,"b\r\nc\r\n', [problem(1, 'a,"b', neverClosed), row(2, "c")]],
  [
    "names a NUL",
    "a@x\nb\0@x\nc@x",
    [row(1, "a@x"), problem(2, "b@x", "This line holds a NUL character"), row(3, "c@x")],
  ],
  ["names a replacement character", "a\ufffd@x\nb", [problem(1, "a\ufffd@x", notUtf8), row(2, "b")]],
  ["names it after a quoted line break", 'a,"b\nc\ufffd"\nd', [problem(1, 'a,"b', notUtf8), row(3, "d")]],
  ["keeps 200 columns", Array(200).fill("a").join(","), [row(1, ...Array<string>(200).fill("a"))]],
  [
    "names more than 200 columns",
    `a@x\n${Array(201).fill("a").join(",")}\nb@x`,
    [row(1, "a@x"), problem(2, "a,".repeat(100), "This line has more than 200 columns"), row(3, "b@x")],
  ],
  [
    "cuts the text of a problem to 200 characters, not within a character",
    `"${"a".repeat(198)}\u{1f600}`,
    [problem(1, `"${"a".repeat(198)}`, neverClosed)],
  ],
];

describe("readRows", () => {
  test.each(cases)("%s", async (_, text, expected) => {
    expect(await items(text)).toEqual(expected);
  });

  test.each(cases)("%s, in chunks of 1, 2, 3 and 7 bytes", async (_, text, expected) => {
    for (const size of [1, 2, 3, 7]) {
      expect(await items(text, plain, size)).toEqual(expected);
      expect(itemsInSmallBlocks(text, plain, size)).toEqual(expected);
    }
  });

  test.each<[string, string, (FileRow | FileProblem)[]]>([
    ["skips the header", "email,x\na@x,b", [row(2, "a@x", "b")]],
    ["skips a header after empty lines", "\n\nemail\na@x", [row(4, "a@x")]],
    ["skips a header of several lines", '"email\naddress"\na@x', [row(3, "a@x")]],
    ["skips a header after the line for Excel", "sep=,\nemail\na@x", [row(3, "a@x")]],
    ["skips a header that is all", "email", []],
    ["skips one header only", "email\nemail\na@x", [row(2, "email"), row(3, "a@x")]],
    ["does not take a problem for the header", '"x\nemail\na@x', [problem(1, '"x', neverClosed), row(3, "a@x")]],
  ])("%s", async (_, text, expected) => {
    const shape = { ...plain, hasHeader: true };
    expect(await items(text, shape)).toEqual(expected);
    expect(itemsInSmallBlocks(text, shape, 1)).toEqual(expected);
  });

  const encodings: Encoding[] = ["utf-8", "utf-16le", "utf-16be", "windows-1252"];
  const delimiters: Delimiter[] = [",", ";", "\t", "|"];
  const lineEnds = ["\n", "\r\n", "\r"];
  const grid = encodings.flatMap((encoding) =>
    delimiters.flatMap((delimiter) =>
      lineEnds.flatMap((lineEnd) => [false, true].map((hasMark) => ({ encoding, delimiter, lineEnd, hasMark }))),
    ),
  );
  test.each(grid)(
    "reads what shapeOf finds: $encoding, $delimiter, $lineEnd, mark: $hasMark",
    async ({ encoding, delimiter, lineEnd, hasMark }) => {
      const lines = ["Email,Grund,Datum", "a@x.example,Jörg,", '"b@x.example","é ""x""+y",2024', "", "c@x.example"];
      const text = lines.map((line) => line.replaceAll(",", delimiter).replace("+", lineEnd)).join(lineEnd);
      const bytes = textBytes(text, encoding, hasMark);
      const shape = shapeOf(bytes, true);
      if (!shape.ok) {
        throw new Error(shape.error);
      }
      const expected = [
        row(2, "a@x.example", "Jörg", ""),
        row(3, "b@x.example", 'é "x"\ny', "2024"),
        row(6, "c@x.example"),
      ];
      for (const size of [1, 2, 3, 7, 64]) {
        expect(await items(bytes, shape.value, size)).toEqual(expected);
      }
      expect(itemsInSmallBlocks(bytes, shape.value, 1)).toEqual(expected);
      expect(shape.value.sample).toEqual(expected);
    },
  );

  test("reads all characters of windows-1252", async () => {
    const bytes = Buffer.from([0x80, 0x82, 0x8a, 0x93, 0x94, 0x96, 0x99, 0x9f, 0xe9, 0xff]);
    expect(await items(bytes, { ...plain, encoding: "windows-1252" })).toEqual([row(1, "€‚Š“”–™Ÿéÿ")]);
  });

  test.each<[Encoding, Uint8Array, string]>([
    ["utf-8", Buffer.from("a@x\nb\xff@x\nc@x", "latin1"), "UTF-8"],
    ["utf-8", Buffer.from("a@x\nb\xe2\x82@x\nc@x", "latin1"), "UTF-8"],
    ["utf-16le", Buffer.from("a@x\nb\ud800@x\nc@x", "utf16le"), "UTF-16LE"],
    ["utf-16be", Buffer.from("a@x\nb\ud800@x\nc@x", "utf16le").swap16(), "UTF-16BE"],
  ])("names the row that is not in %s", async (encoding, bytes, name) => {
    for (const size of [1, 2, 3, 7, 64]) {
      expect(await items(bytes, { ...plain, encoding }, size)).toEqual([
        row(1, "a@x"),
        problem(2, "b\ufffd@x", `This line holds bytes that are not ${name}`),
        row(3, "c@x"),
      ]);
    }
  });

  test.each<[Encoding, Uint8Array]>([
    ["utf-8", Buffer.from("a@x\nb\xe2\x82", "latin1")],
    ["utf-16le", Buffer.from("a@x\nbc", "utf16le").subarray(0, -1)],
  ])("names a character of %s that the end cuts", async (encoding, bytes) => {
    expect(await items(bytes, { ...plain, encoding }, 1)).toEqual([
      row(1, "a@x"),
      problem(2, "b\ufffd", `This line holds bytes that are not ${encoding.toUpperCase()}`),
    ]);
  });
});

describe("what is too long", () => {
  const limit = 64 * 1024;
  const many = (count: number) => Array.from({ length: count }, (_, index) => `user${index}@x.example`);
  const rowsFrom = (first: number, addresses: readonly string[]) =>
    addresses.map((address, index) => row(first + index, address));

  test.each<[string, string, (FileRow | FileProblem)[]]>([
    ["keeps a line of 64 KiB", `${"a".repeat(limit)}\nb`, [row(1, "a".repeat(limit)), row(2, "b")]],
    [
      "names a line over 64 KiB",
      `a\n${"b".repeat(limit + 1)}\nc`,
      [row(1, "a"), problem(2, "b".repeat(200), tooLong), row(3, "c")],
    ],
    [
      "names a first line over 64 KiB",
      `${"b".repeat(limit + 1)}\nc`,
      [problem(1, "b".repeat(200), tooLong), row(2, "c")],
    ],
    [
      "names a last line over 64 KiB",
      `a\n${"b".repeat(limit + 1)}`,
      [row(1, "a"), problem(2, "b".repeat(200), tooLong)],
    ],
    [
      "names a last line over 64 KiB with its end",
      `${"b".repeat(limit + 1)}\n`,
      [problem(1, "b".repeat(200), tooLong)],
    ],
    [
      "names two after one another",
      `${"a".repeat(limit + 1)}\r\n${"b".repeat(3 * limit)}\r\nc`,
      [problem(1, "a".repeat(200), tooLong), problem(2, "b".repeat(200), tooLong), row(3, "c")],
    ],
    ["counts bytes", `${"é".repeat(limit / 2)}é\nc`, [problem(1, "é".repeat(200), tooLong), row(2, "c")]],
    ["names 10 MB of delimiters", `${",".repeat(10_000_000)}\nc`, [problem(1, ",".repeat(200), tooLong), row(2, "c")]],
    ["names 10 MB of quotes", `${'"'.repeat(10_000_000)}\nc`, [problem(1, '"'.repeat(200), tooLong), row(2, "c")]],
    [
      "reads on after a long line within an open quote",
      `a,"b\nc\n${"d".repeat(limit + 1)}"\ne`,
      [problem(1, 'a,"b', closedTooLate), row(2, "c"), problem(3, "d".repeat(200), tooLong), row(4, "e")],
    ],
    [
      "keeps a quoted record of almost 64 KiB",
      `a,"${"b\n".repeat(limit / 2 - 4)}"\nc`,
      [row(1, "a", "b\n".repeat(limit / 2 - 4)), row(limit / 2 - 2, "c")],
    ],
  ])("%s", async (_, text, expected) => {
    for (const size of [1_000, 16 * 1024, 64 * 1024, 1_000_003, text.length]) {
      expect(await items(text, plain, size)).toEqual(expected);
    }
  });

  test("reads all rows that an unclosed quote would swallow, however many", async () => {
    const before = many(1_000);
    const after = many(20_000);
    const text = [...before, 'a@x,"oops', ...after].join("\n");
    const expected = [...rowsFrom(1, before), problem(1_001, 'a@x,"oops', closedTooLate), ...rowsFrom(1_002, after)];
    for (const size of [999, 64 * 1024, text.length]) {
      expect(await items(text, plain, size)).toEqual(expected);
    }
  });

  test("reads the lines of a quoted record over 64 KiB, whether its quote is closed or not", async () => {
    const inner = many(10_000);
    const text = `a@x,"${inner.join("\n")}"\nb@x`;
    const [first = "", ...others] = inner;
    const expected = [
      problem(1, `a@x,"${first}`, closedTooLate),
      ...rowsFrom(2, others.slice(0, -1)),
      row(10_000, `${others.at(-1)}"`),
      row(10_001, "b@x"),
    ];
    for (const size of [999, 64 * 1024, text.length]) {
      expect(await items(text, plain, size)).toEqual(expected);
    }
  });

  test("holds no more than it has to of a line of 200 MB", async () => {
    async function* endless(): AsyncGenerator<Uint8Array> {
      const chunk = Buffer.alloc(1024 * 1024, "a");
      for (let count = 0; count < 200; count += 1) {
        yield chunk;
      }
      yield Buffer.from("\nb@x");
    }
    const before = process.memoryUsage();
    const all: (FileRow | FileProblem)[] = [];
    for await (const batch of readRows(endless(), plain)) {
      all.push(...batch);
    }
    const after = process.memoryUsage();
    expect(all).toEqual([problem(1, "a".repeat(200), tooLong), row(2, "b@x")]);
    expect(after.heapUsed - before.heapUsed).toBeLessThan(50_000_000);
    expect(after.external - before.external).toBeLessThan(50_000_000);
  });
});

describe("reading and the caller", () => {
  test("takes no more of the file than is asked for", async () => {
    let chunksRead = 0;
    let isClosed = false;
    async function* endless(): AsyncGenerator<Uint8Array> {
      try {
        for (;;) {
          chunksRead += 1;
          yield Buffer.from("a@x.example\n".repeat(5_000));
        }
      } finally {
        isClosed = true;
      }
    }
    for await (const batch of readRows(endless(), plain)) {
      expect(batch).toHaveLength(500);
      break;
    }
    expect(chunksRead).toBe(1);
    expect(isClosed).toBe(true);
  });

  test("gives batches of 500 and a rest", async () => {
    const sizes: number[] = [];
    for await (const batch of readRows(inChunks(Buffer.from("a@x.example\n".repeat(1_234)), 100), plain)) {
      sizes.push(batch.length);
    }
    expect(sizes).toEqual([500, 500, 234]);
  });

  test("passes on an error of the stream", async () => {
    async function* broken(): AsyncGenerator<Uint8Array> {
      yield Buffer.from("a@x\n");
      throw new Error("gone");
    }
    await expect(readRows(broken(), plain).next()).rejects.toThrow("gone");
  });
});

describe("any file", () => {
  const lineEnd = fc.constantFrom("\n", "\r\n", "\r");

  test("is read as it was written, with the right lines", async () => {
    const cell = fc.string({ unit: fc.constantFrom("a", "é", "😀", ",", '"', "\n", " ", ";", "'") });
    const records = fc.array(fc.array(cell, { minLength: 1, maxLength: 3 }), { maxLength: 20 });
    await fc.assert(
      fc.asyncProperty(records, lineEnd, fc.integer({ min: 1, max: 50 }), async (written, end, size) => {
        const expected: FileRow[] = [];
        let line = 1;
        for (const cells of written) {
          if (cells.some((text) => text.trim() !== "")) {
            expected.push({ line, cells });
          }
          line += cells.join("").split("\n").length;
        }
        const text = written.map(csvLine).join("").replaceAll("\r\n", "\n").replaceAll("\n", end);
        expect(await items(text, plain, size)).toEqual(expected);
        expect(itemsInSmallBlocks(text, plain, size)).toEqual(expected);
      }),
    );
  });

  const wild = fc.string({ unit: fc.constantFrom("a", "é", ",", '"', '"', "\n", "\n", "\r\n", " "), maxLength: 60 });

  test("is read the same however it is cut", () => {
    fc.assert(
      fc.property(wild, fc.integer({ min: 1, max: 20 }), (text, size) => {
        expect(itemsInSmallBlocks(text, plain, size)).toEqual(itemsInSmallBlocks(text, plain, text.length + 1));
      }),
      { numRuns: 1_000 },
    );
  });

  test("loses no line", async () => {
    await fc.assert(
      fc.asyncProperty(wild, async (text) => {
        const covered = new Set<number>();
        for (const item of await items(text)) {
          const breaks = "cells" in item ? item.cells.join("").split("\n").length : 1;
          for (let line = item.line; line < item.line + breaks; line += 1) {
            covered.add(line);
          }
        }
        const lines = text.replaceAll("\r\n", "\n").split("\n");
        const filled = lines.flatMap((line, index) => (/[aé]/.test(line) ? [index + 1] : []));
        expect(filled.filter((line) => !covered.has(line))).toEqual([]);
      }),
      { numRuns: 1_000 },
    );
  });
});
