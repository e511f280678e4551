import { stringify } from "csv-stringify/sync";

/** What spreadsheets take for the start of a formula (OWASP, "CSV Injection"), also after spaces. */
const formula = /^\s*[=+\-@\uff1d\uff0b\uff0d\uff20]|^[\t\r\n]/;

/** One record of RFC 4180 with its line ending. */
export function csvLine(cells: readonly string[]): string {
  return stringify([cells], { record_delimiter: "\r\n", quote_record_delimiter: true });
}

/**
 * The cell, with a leading "'" where a spreadsheet would calculate it. csv-stringify's `escape_formulas` leaves out
 * the line feed and what follows spaces.
 */
export const harmless = (cell: string): string => (formula.test(cell) ? `'${cell}` : cell);

/** Takes away what `harmless` has put before a cell. */
export const unguarded = (cell: string): string =>
  cell.startsWith("'") && formula.test(cell.slice(1)) ? cell.slice(1) : cell;
