import { err, ok, type Result } from "@/lib/result";
import { columnNames, guessedMapping, isHeader } from "@/lib/suppressions/file/columns";
import { delimiters, sampleRows } from "@/lib/suppressions/file/constants";
import { TextReader } from "@/lib/suppressions/file/decode";
import { likeliest } from "@/lib/suppressions/file/delimiter";
import { encodingOf } from "@/lib/suppressions/file/encoding";
import { RowReader } from "@/lib/suppressions/file/row-reader";
import { separatorOf } from "@/lib/suppressions/file/separator-line";
import type { Delimiter, Encoding, FileProblem, FileRow, FileShape } from "@/lib/suppressions/file/types";

/** How many rows are looked at. */
const rowsJudged = 100;

interface Reading {
  delimiter: Delimiter;
  rows: FileRow[];
  problems: FileProblem[];
}

/**
 * How a file is to be read, by its first 64 KiB; if it cannot be, a sentence for whoever brought it.
 * @param isWhole whether `head` is all of the file
 * @param headerSaid whether the first line names the columns; guessed if absent
 */
export function shapeOf(head: Uint8Array, isWhole: boolean, headerSaid?: boolean): Result<FileShape, string> {
  const encoding = encodingOf(head, isWhole);
  if (!encoding.ok) {
    return encoding;
  }
  const text = textOf(head, isWhole, encoding.value);
  if (text.trim() === "") {
    return err("The file is empty.");
  }
  const said = separatorOf(text.slice(0, text.indexOf("\n")))?.delimiter;
  const candidates = said === undefined || said === null ? delimiters : [said];
  const reading = likeliest(candidates.map((delimiter) => readingOf(head, isWhole, encoding.value, delimiter)));
  const first = reading?.rows[0];
  if (reading === null || first === undefined) {
    return err(whyNoRow(reading?.problems[0], isWhole));
  }
  const later = reading.rows.slice(1);
  const hasHeader = headerSaid ?? isHeader(first, later);
  const [header, rows] = hasHeader ? [first, later] : [null, reading.rows];
  return ok({
    encoding: encoding.value,
    delimiter: reading.delimiter,
    hasHeader,
    columns: columnNames(header, rows),
    mapping: guessedMapping(header, rows),
    sample: rows.slice(0, sampleRows),
  });
}

function textOf(head: Uint8Array, isWhole: boolean, encoding: Encoding): string {
  const reader = new TextReader(encoding);
  return `${reader.push(head)}${isWhole ? reader.end() : ""}\n`;
}

function readingOf(head: Uint8Array, isWhole: boolean, encoding: Encoding, delimiter: Delimiter): Reading {
  const reader = new RowReader({ encoding, delimiter, hasHeader: false });
  const items = [...reader.push(head), ...(isWhole ? reader.end() : reader.soFar())].flat();
  return {
    delimiter,
    rows: items.filter((item) => "cells" in item).slice(0, rowsJudged),
    problems: items.filter((item) => "message" in item),
  };
}

function whyNoRow(problem: FileProblem | undefined, isWhole: boolean): string {
  if (problem !== undefined) {
    return `No line of the file can be read. Line ${problem.line}: ${problem.message}.`;
  }
  return isWhole
    ? "The file is empty."
    : "The first line is over 64 KiB, or a quote in it is never closed: give one address a line.";
}
