import "server-only";
import type { Millis } from "@/lib/ingest/types";
import { csvLine, harmless } from "@/lib/suppressions/file/csv-line";
import { type ExportedRow, exportedRows } from "@/lib/suppressions/list/data";
import type { SuppressionFilters } from "@/lib/suppressions/types";

const names = ["address", "reason", "origin", "classification", "createdAt", "expiresAt", "tenant", "note"];

function lineOf(row: ExportedRow): string {
  const { addressShown, reason, origin, classification, createdAt, expiresAt, scope, note } = row;
  const cells = [
    ...[addressShown, reason ?? "", origin, classification ?? ""],
    ...[createdAt.toISOString(), expiresAt?.toISOString() ?? "", scope, note ?? ""],
  ];
  return csvLine(cells.map(harmless));
}

/** A narrowed list as CSV, made while it is read, in the order of entry; an import reads it back whole. */
export async function* exportedCsv(filters: SuppressionFilters, now: Millis): AsyncGenerator<string> {
  yield csvLine(names);
  for await (const rows of exportedRows(filters, now)) {
    yield rows.map(lineOf).join("");
  }
}
