import type { Grain } from "@/lib/cube/types";

const hour = 3_600_000;
const day = 24 * hour;
/** Every zone's changes of offset fall on a quarter of an hour. */
const quarter = 900_000;

const formatters = new Map<string, Intl.DateTimeFormat>();
const offsets = new Map<string, number>();
const offsetsKept = 20_000;

function formatterFor(zone: string): Intl.DateTimeFormat {
  let formatter = formatters.get(zone);
  if (formatter === undefined) {
    formatter = new Intl.DateTimeFormat("en-US", {
      timeZone: zone,
      calendar: "gregory",
      hourCycle: "h23",
      year: "numeric",
      month: "numeric",
      day: "numeric",
      hour: "numeric",
      minute: "numeric",
      second: "numeric",
    });
    formatters.set(zone, formatter);
  }
  return formatter;
}

/** Local time minus UTC at an instant, in milliseconds. */
export function offsetAt(at: number, zone: string): number {
  if (zone === "UTC") {
    return 0;
  }
  const start = Math.floor(at / quarter) * quarter;
  const key = `${zone} ${start}`;
  const known = offsets.get(key);
  if (known !== undefined) {
    return known;
  }
  const parts: Record<string, number> = {};
  for (const { type, value } of formatterFor(zone).formatToParts(start)) {
    parts[type] = Number(value);
  }
  const local = Date.UTC(
    parts.year ?? 0,
    (parts.month ?? 1) - 1,
    parts.day ?? 1,
    parts.hour ?? 0,
    parts.minute ?? 0,
    parts.second ?? 0,
  );
  if (offsets.size >= offsetsKept) {
    offsets.clear();
  }
  offsets.set(key, local - start);
  return local - start;
}

/** The start, as a UTC instant, of the hour or day of a zone that an instant falls in. */
export function bucketStart(at: number, grain: Grain, zone: string): number {
  const offset = offsetAt(at, zone);
  if (grain === "hour") {
    return Math.floor((at + offset) / hour) * hour - offset;
  }
  const midnight = Math.floor((at + offset) / day) * day;
  const start = midnight - offset;
  // The clock may have changed since midnight.
  return midnight - offsetAt(start, zone);
}

/** The start of the bucket after one that starts at `start`. */
export function nextBucket(start: number, grain: Grain, zone: string): number {
  // A day has 23 to 25 hours.
  return bucketStart(start + (grain === "hour" ? hour : 30 * hour), grain, zone);
}

/** The start of the bucket before one that starts at `start`. */
export function previousBucket(start: number, grain: Grain, zone: string): number {
  return bucketStart(start - 1, grain, zone);
}

/** True for a name of the IANA time zone database that this runtime knows. */
export function isTimeZone(zone: string): boolean {
  try {
    formatterFor(zone);
    return true;
  } catch {
    return false;
  }
}
