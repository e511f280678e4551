import { fields } from "@/lib/suppressions/file/constants";
import { addressesByColumn } from "@/lib/suppressions/file/delimiter";
import type { Field, FileRow, Mapping } from "@/lib/suppressions/file/types";

/**
 * What providers call their columns, in letters and digits only. The first names say more: a Postmark "Type" or a
 * SendGrid "status" is a reason only where there is no better one.
 */
const knownNames: Record<Field, readonly string[]> = {
  address: ["emailaddress", "email", "recipientemail", "recipientaddress", "recipient", "address", "destination", "to"],
  reason: [
    ...["suppressionreason", "bouncereason", "unsubreason", "reason", "errormessage", "error", "message"],
    ...["description", "blockdescription", "bouncetype", "suppressiontype", "type", "status"],
  ],
  note: ["note", "notes", "comment", "comments"],
  addedAt: [
    ...["suppressedat", "addedat", "dateadded", "added", "createdat", "createdon", "datecreated", "created"],
    ...["bouncedat", "unsubtime", "cleantime", "timestamp", "date", "lastupdatetime", "updatedat", "updated"],
  ],
  expiresAt: ["expiresat", "expires", "expiry", "expirydate", "expirationdate", "keepuntil", "until"],
};
const everyName = new Set(fields.flatMap((field) => knownNames[field]));

/** Whether the first row names the columns of those after it. */
export function isHeader(first: FileRow, later: readonly FileRow[]): boolean {
  if (addressesByColumn([first]).some((count) => count > 0)) {
    return false;
  }
  const addresses = addressesByColumn(later).slice(0, first.cells.length);
  return first.cells.some((cell) => everyName.has(plainName(cell))) || addresses.some((count) => count > 0);
}

/** A name for each column that a row has; "Column 1"… where the header says none. */
export function columnNames(header: FileRow | null, rows: readonly FileRow[]): string[] {
  const given = header?.cells ?? [];
  const width = Math.max(given.length, ...rows.map(({ cells }) => cells.length));
  return Array.from({ length: width }, (_, column) => given[column]?.trim() || `Column ${column + 1}`);
}

/** Which column holds what, by the names of the columns and by where the addresses are. */
export function guessedMapping(header: FileRow | null, rows: readonly FileRow[]): Mapping {
  const names = (header?.cells ?? []).map(plainName);
  const address = addressColumn(columnsFor("address", names), addressesByColumn(rows));
  const other = (field: Field) => columnsFor(field, names).find((column) => column !== address) ?? null;
  return {
    address,
    reason: other("reason"),
    note: other("note"),
    addedAt: other("addedAt"),
    expiresAt: other("expiresAt"),
  };
}

const plainName = (cell: string): string => cell.toLowerCase().replace(/[^\p{L}\p{N}]/gu, "");

/** The columns whose name says that they hold the field, the best first. */
function columnsFor(field: Field, names: readonly string[]): number[] {
  return knownNames[field].flatMap((known) => names.flatMap((name, column) => (name === known ? [column] : [])));
}

/** A column that is named so, unless the addresses are elsewhere. */
function addressColumn(named: readonly number[], addresses: readonly number[]): number | null {
  const most = Math.max(0, ...addresses);
  if (most === 0) {
    return named[0] ?? null;
  }
  return named.find((column) => (addresses[column] ?? 0) * 2 >= most) ?? addresses.indexOf(most);
}
