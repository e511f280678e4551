import { err, ok, type Result } from "@/lib/result";
import type { Encoding } from "@/lib/suppressions/file/types";

const workbook = "This looks like an Excel workbook: save it as CSV first.";
const archive = "This looks like a compressed file: unpack it first.";
const image = "This looks like an image: give a CSV file or a list of addresses.";
const binary = "This does not look like text: give a CSV file or a list of addresses.";

/** How files begin that are no text, in Latin-1. */
const beginnings: readonly (readonly [RegExp, string])[] = [
  [/^\xd0\xcf.\xe0\xa1\xb1.\xe1/s, workbook],
  [/^(?:[^\x20-\xff]\x8b|BZh\d1AY|\xfd7zXZ|7z\xbc\xaf|\x28\xb5\x2f\xfd|Rar![^\x20-\xff])/, archive],
  [/^%PDF-/, "This looks like a PDF: give a CSV file or a list of addresses."],
  [/^\{\\rtf/, "This looks like a text document: save it as plain text first."],
  [/^SQLite format 3/, "This looks like a database: export its table as CSV first."],
  [/^(?:\x89PNG|\xff\xd8\xff|GIF8[79]a|RIFF....WEBP)/s, image],
];
const markup = /^\s*<(?:!doctype|html|\?xml|table)/i;
const json = /^\s*(?:\[\s*[[{"]|\{\s*")/;
const byteOrderMarks: readonly (readonly [string, Encoding])[] = [
  ["\xef\xbb\xbf", "utf-8"],
  ["\xff\xfe", "utf-16le"],
  ["\xfe\xff", "utf-16be"],
];
/** C0 but tab, line ends, form feed, and the end of file of DOS. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
const controls = /[\x01-\x08\x0b\x0e-\x19\x1b-\x1f]/g;

/** The encoding of a text, by how it begins; what else it looks like, in words that say what to do. */
export function encodingOf(head: Uint8Array, isWhole: boolean): Result<Encoding, string> {
  const latin1 = Buffer.from(head.buffer, head.byteOffset, head.byteLength).toString("latin1");
  const foreign = formatOf(latin1);
  if (foreign !== null) {
    return err(foreign);
  }
  const marked = byteOrderMarks.find(([mark]) => latin1.startsWith(mark))?.[1];
  const encoding = marked ?? wideEncodingOf(head) ?? (isUtf8(head, isWhole) ? "utf-8" : "windows-1252");
  return isText(head, latin1, encoding) ? ok(encoding) : err(binary);
}

function formatOf(latin1: string): string | null {
  if (latin1.startsWith("PK\x03\x04")) {
    return /\[Content_Types\]\.xml|xl\/|spreadsheet/.test(latin1) ? workbook : archive;
  }
  const text = latin1.replace(/^\xef\xbb\xbf/, "");
  if (markup.test(text)) {
    return "This looks like a web page or XML: save it as CSV first.";
  }
  if (json.test(text)) {
    return "This looks like JSON: convert it to CSV first.";
  }
  return beginnings.find(([beginning]) => beginning.test(latin1))?.[1] ?? null;
}

/** UTF-16 of Latin letters has a NUL in every second byte, and on one side only. */
function wideEncodingOf(head: Uint8Array): Encoding | null {
  const nuls: [number, number] = [0, 0];
  for (const [index, byte] of head.entries()) {
    nuls[index % 2 === 0 ? 0 : 1] += byte === 0 ? 1 : 0;
  }
  const [even, odd] = nuls;
  const many = head.length * 0.2;
  const few = head.length * 0.01;
  if (odd > many && even <= few) {
    return "utf-16le";
  }
  return even > many && odd <= few ? "utf-16be" : null;
}

function isUtf8(head: Uint8Array, isWhole: boolean): boolean {
  try {
    new TextDecoder("utf-8", { fatal: true }).decode(head, { stream: !isWhole });
    return true;
  } catch {
    return false;
  }
}

function isText(head: Uint8Array, latin1: string, encoding: Encoding): boolean {
  const text = encoding.startsWith("utf-16") ? new TextDecoder(encoding).decode(head) : latin1;
  const controlCharacters = text.match(controls)?.length ?? 0;
  return !text.includes("\0") && controlCharacters <= text.length / 20;
}
