import type { Millis } from "@/lib/ingest/types";
import { err, ok, type Result } from "@/lib/result";
import { maxReasonLength } from "@/lib/suppressions/constants";
import { addressIn } from "@/lib/suppressions/file/address-cell";
import { unguarded } from "@/lib/suppressions/file/csv-line";
import { cutText, plainText } from "@/lib/suppressions/file/cut-text";
import { timeIn } from "@/lib/suppressions/file/time-cell";
import type { Field, FileEntry, FileRow, Mapping } from "@/lib/suppressions/file/types";

/** No list of bounces is older; spreadsheets and programs write 1970 or 1900 for "never". */
const earliest = Date.UTC(1990, 0);

/** What a row asks for. The error is a sentence for whoever brought the file. */
export function entryOf(row: FileRow, mapping: Mapping, now: Millis): Result<FileEntry, string> {
  const cell = (field: Field) => (mapping[field] === null ? "" : (row.cells[mapping[field]] ?? ""));
  const address = addressIn(cell("address"));
  if (!address.ok) {
    return address;
  }
  const expiry = expiryIn(cell("expiresAt"), now);
  if (!expiry.ok) {
    return expiry;
  }
  const reason = textIn(cell("reason"));
  const note = textIn(cell("note"));
  const addedAt = timeIn(cell("addedAt"));
  return ok({
    ...address.value,
    ...(reason === "" ? {} : { reason }),
    ...(note === "" ? {} : { note }),
    ...(addedAt === null || addedAt < earliest || addedAt > now ? {} : { addedAt }),
    ...(expiry.value === null ? {} : { expiresAt: expiry.value }),
  });
}

function textIn(cell: string): string {
  const text = plainText(unguarded(cell));
  return text.length <= maxReasonLength ? text : `${cutText(text, maxReasonLength - 1)}…`;
}

function expiryIn(cell: string, now: Millis): Result<Millis | null, string> {
  if (cell.trim() === "") {
    return ok(null);
  }
  const at = timeIn(cell);
  if (at === null) {
    return err("expiresAt is not a time: give it in ISO 8601, such as 2030-12-31T00:00:00Z");
  }
  return at <= now ? err("has expired already") : ok(at);
}
