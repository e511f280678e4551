import type { Millis } from "@/lib/ingest/types";
import type { Origin, Suppression, SuppressionScope } from "@/lib/suppressions/types";

/** What a line of the list shows. */
export interface SuppressionLine {
  id: string;
  scope: SuppressionScope;
  address: string;
  addressShown: string;
  reason: string | null;
  origin: Origin;
  classification: string | null;
  createdBy: string | null;
  createdAt: Millis;
  expiresAt: Millis | null;
}

export interface SuppressionLines {
  rows: SuppressionLine[];
  page: number;
  total: number;
  totalPages: number;
  /** When it was read. */
  now: Millis;
}

export function lineOf(row: Suppression): SuppressionLine {
  const { id, scope, address, addressShown, reason, origin, classification, createdBy, createdAt, expiresAt } = row;
  return { id, scope, address, addressShown, reason, origin, classification, createdBy, createdAt, expiresAt };
}

/** The list without an address, before the server has said so. */
export function withoutLine(lines: SuppressionLines, id: string): SuppressionLines {
  const rows = lines.rows.filter((row) => row.id !== id);
  return { ...lines, rows, total: Math.max(0, lines.total - (lines.rows.length - rows.length)) };
}

/** The first page with an address on top, before the server has said so; another page is left as it is. */
export function withLine(lines: SuppressionLines, line: SuppressionLine): SuppressionLines {
  if (lines.page !== 1) {
    return lines;
  }
  const others = withoutLine(lines, line.id);
  return { ...others, rows: [line, ...others.rows], total: others.total + 1 };
}
