import type { Millis } from "@/lib/ingest/types";

const date = String.raw`(?<year>\d{4})-(?<month>\d\d)-(?<day>\d\d)`;
const clock = String.raw`(?<hour>\d\d):(?<minute>\d\d)(?::(?<second>\d\d)(?:[.,](?<fraction>\d{1,9}))?)?`;
const zone = String.raw`(?: ?(?:UTC|GMT|Z|(?<sign>[+-])(?<zoneHour>\d\d):?(?<zoneMinute>\d\d)?))?`;
const iso = new RegExp(`^${date}(?:[T ]${clock}${zone}(?: UTC)?)?$`, "i");
const rfc2822 = new RegExp(
  `^(?:[a-z]{3}, )?(?<day>\\d{1,2}) (?<monthName>[a-z]{3}) (?<year>\\d{4}) ${clock}${zone}$`,
  "i",
);
const months = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];
const epochSeconds = /^\d{9,10}(?:\.\d+)?$/;
const epochMillis = /^\d{12,13}$/;

/**
 * The time that a cell holds: ISO 8601 (also with a space for the T, UTC if it names no offset), RFC 2822, or
 * seconds or milliseconds since 1970. null if it cannot be read.
 */
export function timeIn(cell: string): Millis | null {
  const text = cell.trim();
  if (epochSeconds.test(text)) {
    return Math.floor(Number(text) * 1000);
  }
  if (epochMillis.test(text)) {
    return Number(text);
  }
  const parts = (iso.exec(text) ?? rfc2822.exec(text))?.groups;
  return parts === undefined ? null : timeOf(parts);
}

function timeOf(parts: Record<string, string | undefined>): Millis | null {
  const number = (name: string) => Number(parts[name] ?? "0");
  const month = parts.monthName === undefined ? number("month") : months.indexOf(parts.monthName.toLowerCase()) + 1;
  const [day, hour, minute, second] = [number("day"), number("hour"), number("minute"), number("second")];
  const local = Date.UTC(number("year"), month - 1, day, hour, minute, second);
  const back = new Date(local);
  const isOnTheClock = hour < 24 && minute < 60 && second < 60 && number("zoneHour") < 24 && number("zoneMinute") < 60;
  if (!isOnTheClock || back.getUTCMonth() !== month - 1 || back.getUTCDate() !== day) {
    return null;
  }
  const offset = (number("zoneHour") * 60 + number("zoneMinute")) * 60_000 * (parts.sign === "-" ? -1 : 1);
  return local - offset + Math.floor(Number(`0.${parts.fraction ?? "0"}`) * 1000);
}
