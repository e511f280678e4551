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
  /** There are more than `total` says. */
  more: boolean;
  /** When it was read. */
  now: Millis;
}

export function lineOf(row: Suppression): SuppressionLine {
  const { id, scope, address, addressShown, reason, origin, classification, createdBy, createdAt, expiresAt } = row;
  return { id, scope, address, addressShown, reason, origin, classification, createdBy, createdAt, expiresAt };
}

/** An address on a list: the same line before and after the server has given it an id. */
export type LineKey = Pick<SuppressionLine, "scope" | "address">;

/** Equal for the same address on the same list. */
export const lineKey = ({ scope, address }: LineKey): string => JSON.stringify([scope, address]);

/** The list without an address, before the server has said so. */
export function withoutLine(lines: SuppressionLines, line: LineKey): SuppressionLines {
  const key = lineKey(line);
  const rows = lines.rows.filter((row) => lineKey(row) !== key);
  return { ...lines, rows, total: Math.max(0, lines.total - (lines.rows.length - rows.length)) };
}

/** The first page with an address on top, before the server has said so; another page is left as it is. */
export function withLine(lines: SuppressionLines, line: SuppressionLine): SuppressionLines {
  if (lines.page !== 1) {
    return lines;
  }
  const others = withoutLine(lines, line);
  return { ...others, rows: [line, ...others.rows], total: others.total + 1 };
}
