import { gzipSync } from "node:zlib";
import { describe, expect, test } from "vitest";
import { noMapping } from "@/lib/suppressions/file/mapping";
import { shapeOf } from "@/lib/suppressions/file/shape";
import type { Delimiter, Encoding, FileShape } from "@/lib/suppressions/file/types";
import { textBytes } from "@/lib/testing/text-bytes";

function shape(content: string | Uint8Array, isWhole = true): FileShape {
  const result = shapeOf(typeof content === "string" ? Buffer.from(content) : content, isWhole);
  if (!result.ok) {
    throw new Error(result.error);
  }
  return result.value;
}

function refusal(content: string | Uint8Array, isWhole = true): string | null {
  const result = shapeOf(typeof content === "string" ? Buffer.from(content) : content, isWhole);
  return result.ok ? null : result.error;
}

const encodings: Encoding[] = ["utf-8", "utf-16le", "utf-16be", "windows-1252"];
const delimiters: Delimiter[] = [",", ";", "\t", "|"];
const lineEnds = ["\n", "\r\n", "\r"];

describe("encoding, delimiter and line ends", () => {
  const cases = encodings.flatMap((encoding) =>
    delimiters.flatMap((delimiter) =>
      lineEnds.flatMap((lineEnd) =>
        [false, true]
          .filter((hasMark) => !(hasMark && encoding === "windows-1252"))
          .map((hasMark) => ({ encoding, delimiter, lineEnd, hasMark })),
      ),
    ),
  );
  test.each(cases)(
    "finds $encoding, $delimiter, $lineEnd, mark: $hasMark",
    ({ encoding, delimiter, lineEnd, hasMark }) => {
      const lines = ["Email,Grund", "a@x.example,Jörg", '"b@x.example",""'].map((line) =>
        line.replaceAll(",", delimiter),
      );
      expect(shape(textBytes(lines.join(lineEnd), encoding, hasMark))).toEqual({
        encoding,
        delimiter,
        hasHeader: true,
        columns: ["Email", "Grund"],
        mapping: { ...noMapping, address: 0 },
        sample: [
          { line: 2, cells: ["a@x.example", "Jörg"] },
          { line: 3, cells: ["b@x.example", ""] },
        ],
      });
    },
  );

  test.each<[string, Uint8Array, boolean, Encoding]>([
    ["ASCII", Buffer.from("a@x.example"), true, "utf-8"],
    ["a UTF-8 sequence cut at the end of the head", Buffer.from("a@x.example\nJö").subarray(0, -1), false, "utf-8"],
    [
      "a UTF-8 sequence cut at the end of the file",
      Buffer.from("a@x.example\nJö").subarray(0, -1),
      true,
      "windows-1252",
    ],
    ["four bytes cut after three", Buffer.from("a@x.example\n😀").subarray(0, -1), false, "utf-8"],
    ["a byte that UTF-8 never has", Buffer.from("a@x.example\n\xff", "latin1"), false, "windows-1252"],
    ["one letter in UTF-16", Buffer.from("a@x.example", "utf16le"), true, "utf-16le"],
    ["UTF-16 cut within a character", Buffer.from("a@x.example\na", "utf16le").subarray(0, -1), false, "utf-16le"],
    ["UTF-8 with a mark that is wrong later", Buffer.from("\xef\xbb\xbfa@x.example\n\xff", "latin1"), true, "utf-8"],
  ])("takes %s for what it is", (_, bytes, isWhole, encoding) => {
    expect(shape(bytes, isWhole).encoding).toBe(encoding);
  });
});

describe("what is no list", () => {
  const excel = "This looks like an Excel workbook: save it as CSV first.";
  const archive = "This looks like a compressed file: unpack it first.";
  const image = "This looks like an image: give a CSV file or a list of addresses.";
  const binary = "This does not look like text: give a CSV file or a list of addresses.";
  const latin1 = (text: string) => Buffer.from(text, "latin1");
  test.each<[string, Uint8Array, string]>([
    ["an .xlsx", latin1("PK\x03\x04\x14\0\x06\0\x08\0\0\0!\0[Content_Types].xml \xa2\x04\x02"), excel],
    ["an .ods", latin1("PK\x03\x04\x14\0\0\x08mimetypeapplication/vnd.oasis.opendocument.spreadsheet"), excel],
    ["an .xls", latin1("\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1\0\0\0\0"), excel],
    ["a .zip", latin1("PK\x03\x04\x14\0\0\0\x08\0list.csv"), archive],
    ["a .gz", gzipSync("a@x.example\n".repeat(100)), archive],
    ["a .bz2", latin1("BZh91AY&SY\x94\x05"), archive],
    ["an .xz", latin1("\xfd7zXZ\0\0\x04"), archive],
    ["a .7z", latin1("7z\xbc\xaf\x27\x1c\0\x04"), archive],
    ["a .zst", latin1("\x28\xb5\x2f\xfd\x04"), archive],
    ["a .pdf", latin1("%PDF-1.7\n%\xe2\xe3"), "This looks like a PDF: give a CSV file or a list of addresses."],
    ["an .rtf", latin1("{\\rtf1\\ansi a@x.example}"), "This looks like a text document: save it as plain text first."],
    ["an .sqlite", latin1("SQLite format 3\0"), "This looks like a database: export its table as CSV first."],
    ["a .png", latin1("\x89PNG\r\n\x1a\n\0\0"), image],
    ["a .jpeg", latin1("\xff\xd8\xff\xe0\0\x10JFIF"), image],
    ["a .gif", latin1("GIF89a\x01\0"), image],
    ["a .webp", latin1("RIFF\x10\0\0\0WEBPVP8 "), image],
    ["a web page", latin1("\r\n<!DOCTYPE html><table>"), "This looks like a web page or XML: save it as CSV first."],
    ["a page that is called .xls", latin1("<html><table>"), "This looks like a web page or XML: save it as CSV first."],
    ["XML", latin1('\xef\xbb\xbf<?xml version="1.0"?>'), "This looks like a web page or XML: save it as CSV first."],
    ["JSON", latin1('{\n "Bounces": []}'), "This looks like JSON: convert it to CSV first."],
    ["a JSON list", latin1('[{"email":"a@x.example"}]'), "This looks like JSON: convert it to CSV first."],
    ["a JSON list of addresses", latin1('["a@x.example"]'), "This looks like JSON: convert it to CSV first."],
    ["a NUL", latin1("a@x.example\nb\0@x.example\n"), binary],
    ["NULs alone", Buffer.alloc(100), binary],
    ["control characters", latin1("\x01\x02\x03\x04abc"), binary],
    ["UTF-32", latin1("\xff\xfe\0\0a\0\0\0@\0\0\0"), binary],
  ])("refuses %s", (_, bytes, error) => {
    expect(refusal(bytes)).toBe(error);
    expect(refusal(bytes, false)).toBe(error);
  });

  test.each([
    "",
    " ",
    "\n",
    "\r\n\r\n",
    "\ufeff",
    "\ufeff\n",
    " \t\n ",
    ",,,\n,,,\n",
    '""',
    '"",""\n',
    "sep=;",
    "sep=;\r\n\r\n",
  ])("calls %j empty", (text) => {
    expect(refusal(text)).toBe("The file is empty.");
  });

  test("calls UTF-16 without anything empty", () => {
    expect(refusal(Buffer.from("\ufeff", "utf16le"))).toBe("The file is empty.");
  });

  test.each([
    ["a line that does not end", "a".repeat(64 * 1024), false],
    ["a quote that does not close", `"a@x.example\n${"b@x.example\n".repeat(5_000)}`, false],
  ])("refuses a head that is %s", (_, text, isWhole) => {
    expect(refusal(text, isWhole)).toBe(
      "The first line is over 64 KiB, or a quote in it is never closed: give one address a line.",
    );
  });

  test.each<[string, string | Uint8Array, string]>([
    [
      "an unclosed quote",
      '"a@x.example',
      "No line of the file can be read. Line 1: A quote opened on this line is never closed.",
    ],
    [
      "a byte that is not in UTF-8",
      Buffer.from("\xef\xbb\xbf\n\xff", "latin1"),
      "No line of the file can be read. Line 2: This line holds bytes that are not UTF-8.",
    ],
    [
      "too many columns",
      "a,".repeat(200),
      "No line of the file can be read. Line 1: This line has more than 200 columns.",
    ],
  ])("refuses a file that is nothing but %s", (_, content, error) => {
    expect(refusal(content)).toBe(error);
  });

  test.each(["<ana@x.example>\n", "BZhang@x.example", "[ana]\n", "PK@x.example", "riff@x.example\n"])(
    "does not mistake %j",
    (text) => {
      expect(refusal(text)).toBeNull();
    },
  );
});

describe("delimiter", () => {
  test.each<[string, string, Delimiter, number]>([
    ["a list", "a@x.example\nb@x.example\n", ",", 1],
    ["one address", "a@x.example", ",", 1],
    ["other delimiters within quotes", 'a@x.example;"x,y,z"\nb@x.example;"x,y,z"\n', ";", 2],
    ["more commas than semicolons, unquoted", "Email;Reason\na@x.example;no, no, no\nb@x.example;no\n", ";", 2],
    ["semicolons in texts", "email,reason\na@x.example,550; gone\nb@x.example,550; gone\n", ",", 2],
    ["bars in texts", "a@x.example,a | b\nb@x.example,c | d\n", ",", 2],
    ["tabs and commas", "a@x.example\tx, y\nb@x.example\tz\n", "\t", 2],
    ["a header alone", "Email;Reason;Date", ";", 3],
    ["no address at all", "name|phone\nAna|1\nBob|2\n", "|", 2],
    ["no address and rows of other lengths", "name,phone\nAna,1\nBob\n", ",", 2],
    ["names before addresses", "Ana <a@x.example>,x\nBob <b@x.example>,y\n", ",", 2],
    ["addresses behind other cells", "550,Ana <a@x.example>\n551,Bob <b@x.example>\n", ",", 2],
    ["quoted line breaks", 'a@x.example;"x\ny, z"\nb@x.example;"1\n2, 3"\n', ";", 2],
    ["a trailing delimiter", "a@x.example;\nb@x.example;\n", ";", 2],
    ["names with commas", "Lima, Ana <a@x.example>\nBob <b@x.example>\n", ";", 1],
    ["a first line for Excel", "sep=;\na@x.example;x,y\n", ";", 2],
    ["a first line for Excel with a tab", "sep=\t\r\na@x.example\tx\r\n", "\t", 2],
    ["a first line for Excel in quotes", '"sep=|"\na@x.example|x\n', "|", 2],
    ["a first line for Excel against the counts", "SEP=,\na@x.example;x\n", ",", 1],
    ["a first line for Excel with a delimiter that is none", "sep=:\na@x.example;x\n", ";", 2],
    ["a first line for Excel behind a mark", "\ufeffsep=;\na@x.example;x\n", ";", 2],
  ])("finds it with %s", (_, text, delimiter, columnCount) => {
    const found = shape(text);
    expect([found.delimiter, found.columns.length]).toEqual([delimiter, columnCount]);
  });

  test("skips the first line for Excel", () => {
    expect(shape("sep=;\r\nEmail;Reason\r\na@x.example;gone")).toMatchObject({
      hasHeader: true,
      columns: ["Email", "Reason"],
      sample: [{ line: 3, cells: ["a@x.example", "gone"] }],
    });
  });
});

describe("header", () => {
  test.each([
    ["addresses alone", "a@x.example\nb@x.example", false],
    ["a known name", "email\na@x.example", true],
    ["a known name alone", "email", true],
    ["a known name and no address", "E-Mail\nnobody", true],
    ["a name that is not known", "Kontakt\na@x.example", true],
    ["an address in the first line", "email,b@x.example\na@x.example,x", false],
    ["a name and an address in the first line", "Ana <a@x.example>,reason\n", false],
    ["no address at all", "foo,bar\nbaz,qux", false],
    ["addresses only where the first line has no cell", "foo\nbar,a@x.example", false],
    ["a known name among others", "Id,Reason,Wer\n1,x,y", true],
  ])("is seen with %s", (_, text, hasHeader) => {
    expect(shape(text).hasHeader).toBe(hasHeader);
  });

  test.each([
    ["names", "email,reason\na@x.example,x", ["email", "reason"]],
    ["names with spaces around", " email , reason \na@x.example,x", ["email", "reason"]],
    ["names in quotes and over two lines", '"Email\nAddress",x\na@x.example,1', ["Email\nAddress", "x"]],
    ["empty names", "email,,\na@x.example,x,y", ["email", "Column 2", "Column 3"]],
    ["rows longer than the header", "email\na@x.example,x,y", ["email", "Column 2", "Column 3"]],
    ["rows shorter than the header", "email,a,b\na@x.example", ["email", "a", "b"]],
    ["the same name twice", "email,email\na@x.example,x", ["email", "email"]],
    ["no header", "a@x.example,x\nb@x.example", ["Column 1", "Column 2"]],
    ["empty lines before", "\n\nemail\na@x.example", ["email"]],
  ])("gives names for %s", (_, text, columns) => {
    expect(shape(text).columns).toEqual(columns);
  });
});

describe("mapping", () => {
  test.each([
    [
      "SES",
      "EmailAddress,Reason,LastUpdateTime\na@x.example,BOUNCE,2024-01-01T00:00:00.000Z",
      { address: 0, reason: 1, addedAt: 2 },
    ],
    [
      "Postmark suppressions",
      "EmailAddress,SuppressionReason,Origin,CreatedAt\na@x.example,HardBounce,Recipient,2024-01-01T00:00:00Z",
      { address: 0, reason: 1, addedAt: 3 },
    ],
    [
      "Postmark bounces",
      "ID,Type,Description,Details,Email,BouncedAt\n1,HardBounce,gone,550,a@x.example,2024-01-01T00:00:00Z",
      { address: 4, reason: 2, addedAt: 5 },
    ],
    [
      "Mailgun bounces",
      'address,code,error,created_at\na@x.example,550,gone,"Mon, 01 Jan 2024 00:00:00 UTC"',
      { address: 0, reason: 2, addedAt: 3 },
    ],
    ["Mailgun complaints", "address,created_at\na@x.example,2024", { address: 0, addedAt: 1 }],
    [
      "SendGrid bounces",
      "status,reason,email,created\n5.1.1,550 gone,a@x.example,1704067200",
      { address: 2, reason: 1, addedAt: 3 },
    ],
    ["SendGrid unsubscribes", "email,created\na@x.example,1704067200", { address: 0, addedAt: 1 }],
    [
      "SparkPost",
      "recipient,type,source,description,created,updated\na@x.example,transactional,Bounce Rule,550,2024,2025",
      { address: 0, reason: 3, addedAt: 4 },
    ],
    ["Brevo", "Email;Reason;Date\na@x.example;hardBounce;2024-01-01 00:00:00", { address: 0, reason: 1, addedAt: 2 }],
    [
      "Mailchimp",
      "Email Address,First Name,UNSUB_TIME,UNSUB_REASON,NOTES\na@x.example,Ana,2024-01-01 00:00:00,NORMAL,",
      { address: 0, reason: 3, note: 4, addedAt: 2 },
    ],
    [
      "Resend",
      "id,created_at,subject,from,to,last_event\n1,2024-01-01,Hi,me@y.example,a@x.example,bounced",
      { address: 4, addedAt: 1 },
    ],
    ["Ark", "address,reason,created_at\na@x.example,hard_bounce,2024", { address: 0, reason: 1, addedAt: 2 }],
    [
      "Postal",
      "id,type,address,reason,timestamp,keep_until\n1,recipient,a@x.example,too many hard fails,1704067200.1,1706659200.1",
      { address: 2, reason: 3, addedAt: 4, expiresAt: 5 },
    ],
    [
      "Mailgauge itself",
      "address,reason,origin,createdAt,expiresAt\r\na@x.example,gone,policy,2024-01-01T00:00:00.000Z,\r\n",
      { address: 0, reason: 1, addedAt: 3, expiresAt: 4 },
    ],
    [
      "other spellings",
      "E-MAIL,Bounce-Reason,Comment,Created At,Expires_At\na@x.example",
      { address: 0, reason: 1, note: 2, addedAt: 3, expiresAt: 4 },
    ],
  ])("knows the columns of %s", (_, text, mapping) => {
    expect(shape(text).mapping).toEqual({ ...noMapping, ...mapping });
  });

  test.each([
    ["takes a better name before a weaker one", "status,type,error,reason\nx,x,x,x", { reason: 3 }],
    ["takes a weak name if there is no other", "email,type\na@x.example,x", { address: 0, reason: 1 }],
    ["takes the e-mail before the address", "address,email\nElm Street 1,a@x.example", { address: 1 }],
    ["takes the first of two of the same name", "email,email\na@x.example,b@x.example", { address: 0 }],
    ["takes the one of two that has addresses", "email,email\n,b@x.example", { address: 1 }],
    ["takes the addresses where no name says so", "Wer,reason\na@x.example,x", { address: 0, reason: 1 }],
    ["believes the addresses more than a wrong header", "email,reason\nx,a@x.example\ny,b@x.example", { address: 1 }],
    ["takes a named column without any address", "email,x\nnobody,y", { address: 0 }],
    ["takes the column with most addresses", "1,me@y.example,a@x.example\n2,,b@x.example", { address: 2 }],
    ["takes addresses with names", "1,Ana <a@x.example>\n2,Bob <b@x.example>", { address: 1 }],
    ["finds no address where there is none", "foo,bar\nbaz,qux", {}],
    ["knows no other column without a header", "a@x.example,reason\nb@x.example,note", { address: 0 }],
    ["does not take one column for two fields", "to,reason\nx,y", { address: 0, reason: 1 }],
  ])("%s", (_, text, mapping) => {
    expect(shape(text).mapping).toEqual({ ...noMapping, ...mapping });
  });
});

describe("a header that somebody speaks of", () => {
  const said = (text: string, hasHeader: boolean) => {
    const result = shapeOf(Buffer.from(text), true, hasHeader);
    return result.ok ? result.value : null;
  };

  test("is not there though the first line looks like one", () => {
    expect(said("email,reason\na@x.example,x", false)).toMatchObject({
      hasHeader: false,
      columns: ["Column 1", "Column 2"],
      mapping: { ...noMapping, address: 0 },
      sample: [{ line: 1 }, { line: 2 }],
    });
  });

  test("is there though the first line has an address", () => {
    expect(said("a@x.example,reason\nb@x.example,note", true)).toMatchObject({
      hasHeader: true,
      columns: ["a@x.example", "reason"],
      mapping: { ...noMapping, address: 0, reason: 1 },
      sample: [{ line: 2, cells: ["b@x.example", "note"] }],
    });
  });

  test("may be all there is", () => {
    expect(said("a@x.example", true)).toMatchObject({ columns: ["a@x.example"], sample: [] });
  });
});

describe("sample", () => {
  test("has the first ten rows", () => {
    const lines = Array.from({ length: 500 }, (_, index) => `user${index}@x.example`);
    expect(shape(lines.join("\n")).sample).toEqual(
      lines.slice(0, 10).map((address, index) => ({ line: index + 1, cells: [address] })),
    );
  });

  test("leaves out a line that the head cuts", () => {
    expect(shape("a@x.example\nb@x.exam", false).sample).toEqual([{ line: 1, cells: ["a@x.example"] }]);
    expect(shape("a@x.example\nb@x.exam", true).sample).toHaveLength(2);
  });

  test("leaves out a quoted record that the head cuts", () => {
    expect(shape('a@x.example,x\nb@x.example,"y\nz', false).sample).toEqual([{ line: 1, cells: ["a@x.example", "x"] }]);
  });

  test("leaves out what is a problem", () => {
    expect(shape('a@x.example\n"b@x.example\nc@x.example').sample).toEqual([
      { line: 1, cells: ["a@x.example"] },
      { line: 3, cells: ["c@x.example"] },
    ]);
  });
});
