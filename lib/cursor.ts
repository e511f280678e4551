import type { Millis } from "@/lib/ingest/types";
import type { Page } from "@/lib/messages/types";

/** Where the last row of a page stands in a list ordered by time and id, both descending. */
export interface Position {
  at: Millis;
  id: string;
}

const form = /^(-?\d{1,15})\.([\w-]{1,100})$/;

/** Opaque to whoever gets it. */
export function writeCursor({ at, id }: Position): string {
  return Buffer.from(`${at}.${id}`).toString("base64url");
}

/** null for no cursor, and for one that is not ours: see `isCursor`. */
export function readCursor(cursor: string | null): Position | null {
  const match = cursor === null ? null : form.exec(Buffer.from(cursor, "base64url").toString("utf8"));
  return match === null ? null : { at: Number(match[1]), id: match[2] ?? "" };
}

/** True for what `writeCursor` made. */
export function isCursor(text: string): boolean {
  const position = readCursor(text);
  return position !== null && writeCursor(position) === text;
}

/** A page of `limit` rows out of up to one more, whose presence says that the list goes on. */
export function pageOf<Row>(rows: readonly Row[], limit: number, positionOf: (row: Row) => Position): Page<Row> {
  const shown = rows.slice(0, limit);
  const last = shown.at(-1);
  return { rows: shown, nextCursor: rows.length > limit && last !== undefined ? writeCursor(positionOf(last)) : null };
}
