import type { Millis } from "@/lib/ingest/types";
import { offsetAt } from "@/lib/time";

// "2026-11-24", "2026-11-24T10:00", with seconds, fractions, and Z or an offset. A plus that a query string
// turned into a space is taken for the plus it was.
const iso =
  /^(\d{4})-(\d\d)-(\d\d)(?:[Tt ](\d\d):(\d\d)(?::(\d\d)(?:[.,](\d{1,9}))?)?\s?(?:([Zz])|([+\- ])(\d\d):?(\d\d))?)?$/;

/** The instant of a wall-clock time of a zone, given as if it were UTC; of two the earlier, of none the later. */
export function zonedInstant(local: Millis, zone: string): Millis {
  const day = 86_400_000;
  const before = local - offsetAt(local - day, zone);
  if (before + offsetAt(before, zone) === local) {
    return before;
  }
  const after = local - offsetAt(local + day, zone);
  return after + offsetAt(after, zone) === local ? after : before;
}

/** An ISO 8601 date or time; without an offset it is the zone's. null for anything else. */
export function parseInstant(text: string, zone: string): Millis | null {
  const match = iso.exec(text.trim());
  if (match === null) {
    return null;
  }
  const part = (index: number) => Number(match[index] ?? 0);
  const [year, month, day, hour, minute, second] = [part(1), part(2), part(3), part(4), part(5), part(6)];
  const millis = Number((match[7] ?? "").padEnd(3, "0").slice(0, 3));
  const local = new Date(0);
  local.setUTCFullYear(year, month - 1, day);
  local.setUTCHours(hour, minute, second, millis);
  const isReal =
    local.getUTCMonth() === month - 1 && local.getUTCDate() === day && hour < 24 && minute < 60 && second < 60;
  if (!isReal || year < 1970) {
    return null;
  }
  if (match[8] !== undefined) {
    return local.getTime();
  }
  if (match[9] === undefined) {
    return zonedInstant(local.getTime(), zone);
  }
  if (part(10) > 23 || part(11) > 59) {
    return null;
  }
  const offset = (part(10) * 60 + part(11)) * 60_000;
  return local.getTime() - (match[9] === "-" ? -offset : offset);
}
