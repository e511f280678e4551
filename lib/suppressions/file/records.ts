import { CsvError, type Options, parse } from "csv-parse/sync";
import { maxColumns, maxProblemText, maxRecordBytes } from "@/lib/suppressions/file/constants";
import { cutText, plainText } from "@/lib/suppressions/file/cut-text";
import { type LineBlock, lineFeed } from "@/lib/suppressions/file/line-blocks";
import { separatorOf } from "@/lib/suppressions/file/separator-line";
import type { Delimiter, FileProblem, FileRow } from "@/lib/suppressions/file/types";

/** Where csv-parse was stopped, and why. */
interface Stop {
  why: "unclosed" | "malformed" | "long";
  /** Where the record starts. */
  at: number;
  line: number;
}

/** csv-parse ends early only by an error. */
const stopParsing = new Error("stop");
const neverClosed = "A quote opened on this line is never closed";
const closedTooLate = "A quote opened on this line is not closed within 64 KiB";

/**
 * Rows and problems of blocks of whole lines. A record that a block ends within waits for the next block. A
 * quote that is never closed is a problem of its line alone: the lines after it are read as if it were not there.
 */
export class RecordReader {
  readonly #options: Options;
  readonly #encoding: string;
  #waiting: Buffer = Buffer.alloc(0);
  /** Number of the line that is read next, the first of what waits. */
  #line = 1;
  #isStarted = false;
  #isHeaderDue: boolean;
  #items: (FileRow | FileProblem)[] = [];

  constructor(shape: { delimiter: Delimiter; hasHeader: boolean; encoding: string }) {
    this.#options = {
      delimiter: shape.delimiter,
      record_delimiter: "\n",
      relax_quotes: true,
      relax_column_count: true,
      skip_empty_lines: true,
    };
    this.#encoding = shape.encoding.toUpperCase();
    this.#isHeaderDue = shape.hasHeader;
  }

  read(block: LineBlock): (FileRow | FileProblem)[] {
    let rest = this.#waiting.length === 0 ? block.lines : Buffer.concat([this.#waiting, block.lines]);
    rest = this.#afterSeparatorLine(rest);
    this.#waiting = rest.subarray(0, 0);
    while (rest.length > 0) {
      const stop = this.#parse(rest);
      if (stop === null) {
        break;
      }
      rest = rest.subarray(stop.at);
      this.#line = stop.line;
      const isTooLong = stop.why === "long" || rest.length > maxRecordBytes;
      if (stop.why === "unclosed" && block.kind === "lines" && !isTooLong) {
        this.#waiting = rest;
        break;
      }
      this.#addProblem(rest, this.#line, isTooLong || block.kind === "long" ? closedTooLate : neverClosed);
      rest = rest.subarray(rest.indexOf(lineFeed) + 1);
      this.#line += 1;
    }
    if (block.kind === "long") {
      this.#addProblem(block.start, this.#line, "This line is over 64 KiB");
      this.#line += 1;
    }
    const items = this.#items;
    this.#items = [];
    return items;
  }

  #afterSeparatorLine(bytes: Buffer): Buffer {
    if (this.#isStarted || bytes.length === 0) {
      return bytes;
    }
    this.#isStarted = true;
    const lineEnd = bytes.indexOf(lineFeed);
    if (separatorOf(bytes.toString("utf8", 0, lineEnd)) === null) {
      return bytes;
    }
    this.#line = 2;
    return bytes.subarray(lineEnd + 1);
  }

  #parse(bytes: Buffer): Stop | null {
    const before = this.#line;
    const isDamaged = bytes.includes(0) || bytes.includes("\ufffd");
    let at = 0;
    let line = before;
    let why: Stop["why"] = "unclosed";
    const onRecord: Options["on_record"] = (cells: string[], { lines, bytes: end }) => {
      const next = before + lines;
      const breaks = next - line === 1 ? 0 : lineBreaks(cells);
      at = afterEmptyLines(bytes, at);
      line = next - breaks - 1;
      if (breaks > 0) {
        why = this.#faultOf(cells, bytes.subarray(at, end)) ?? why;
        if (why !== "unclosed") {
          throw stopParsing;
        }
      }
      this.#addRow({ line, cells }, isDamaged, bytes.subarray(at, end));
      at = end;
      line = next;
      return null;
    };
    try {
      parse(bytes, { ...this.#options, on_record: onRecord });
      this.#line = line + bytes.length - at;
      return null;
    } catch (error) {
      if (error !== stopParsing && !(error instanceof CsvError && error.code === "CSV_QUOTE_NOT_CLOSED")) {
        throw error;
      }
      const start = afterEmptyLines(bytes, at);
      return { why, at: start, line: why === "unclosed" ? line + start - at : line };
    }
  }

  /** What is wrong with the quotes of a record over several lines. */
  #faultOf(cells: readonly string[], raw: Buffer): "malformed" | "long" | null {
    if (raw.length > maxRecordBytes) {
      return "long";
    }
    // csv-parse puts the quote back before a cell that it could not close where a quote stood.
    const isSuspect = cells.some((cell) => cell.startsWith('"') && cell.includes("\n"));
    return isSuspect && !this.#isStrict(raw) ? "malformed" : null;
  }

  #isStrict(raw: Buffer): boolean {
    try {
      parse(raw, { ...this.#options, relax_quotes: false });
      return true;
    } catch {
      return false;
    }
  }

  #addRow(row: FileRow, isDamaged: boolean, raw: Buffer): void {
    if (row.cells.every((cell) => cell.trim() === "")) {
      return;
    }
    if (row.cells.length > maxColumns) {
      this.#addProblem(raw, row.line, `This line has more than ${maxColumns} columns`);
      return;
    }
    const damage = isDamaged ? this.#damageOf(row.cells) : null;
    if (damage !== null) {
      this.#addProblem(raw, row.line, damage);
      return;
    }
    if (this.#isHeaderDue) {
      this.#isHeaderDue = false;
      return;
    }
    this.#items.push(row);
  }

  #damageOf(cells: readonly string[]): string | null {
    if (cells.some((cell) => cell.includes("\ufffd"))) {
      return `This line holds bytes that are not ${this.#encoding}`;
    }
    return cells.some((cell) => cell.includes("\0")) ? "This line holds a NUL character" : null;
  }

  #addProblem(raw: Buffer, line: number, message: string): void {
    const lineEnd = raw.indexOf(lineFeed);
    const end = Math.min(lineEnd === -1 ? raw.length : lineEnd, 4 * maxProblemText);
    this.#items.push({ line, text: cutText(plainText(raw.toString("utf8", 0, end)), maxProblemText), message });
  }
}

function lineBreaks(cells: readonly string[]): number {
  return cells.reduce((sum, cell) => sum + cell.split("\n").length - 1, 0);
}

function afterEmptyLines(bytes: Buffer, at: number): number {
  let start = at;
  while (bytes[start] === lineFeed) {
    start += 1;
  }
  return start;
}
