import type { Grain } from "@/lib/cube/types";
import type { Millis } from "@/lib/ingest/types";

/** Narrow no-break space: groups digits and joins a number to its unit, and never wraps. */
const thin = "\u202f";
const months = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];
const weekdays = ["Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"];

export const noData = "no data";

/** An integer with a thin space at thousands: `48 210`. */
export function count(value: number): string {
  const digits = Math.abs(Math.round(value)).toString();
  const grouped = digits.replace(/\B(?=(\d{3})+$)/g, thin);
  return value < 0 ? `−${grouped}` : grouped;
}

/** A count with its noun: `1 message`, `48 210 messages`. */
export function plural(value: number, singular: string, several = `${singular}s`): string {
  return `${count(value)} ${value === 1 ? singular : several}`;
}

/** Short form for axes: `950`, `1.2 k`, `48 k`, `3.1 M`. */
export function compact(value: number): string {
  const size = Math.abs(value);
  if (size < 1_000) {
    return count(value);
  }
  const [divisor, unit] = size < 999_500 ? [1_000, "k"] : [1_000_000, "M"];
  const scaled = value / divisor;
  const text = Math.abs(scaled) < 9.95 ? scaled.toFixed(1).replace(/\.0$/, "") : Math.round(scaled).toString();
  return `${text}${thin}${unit}`;
}

/**
 * A fraction of 1 as percent with one decimal; null is "no data". What is not zero is never shown
 * as 0.0 %, nor what is not whole as 100.0 %.
 */
export function rate(fraction: number | null): string {
  if (fraction === null) {
    return noData;
  }
  if (fraction > 0 && fraction < 0.0005) {
    return `<0.1${thin}%`;
  }
  if (fraction < 1 && fraction >= 0.9995) {
    return `>99.9${thin}%`;
  }
  return `${(fraction * 100).toFixed(1)}${thin}%`;
}

/** A threshold: percent without needless decimals, `2 %`, `0.5 %`. */
export function threshold(fraction: number): string {
  return `${Number((fraction * 100).toFixed(2))}${thin}%`;
}

/** A difference of two fractions in percentage points, `+0.9 pts`; "no data" where a side is missing. */
export function points(difference: number | null): string {
  if (difference === null) {
    return noData;
  }
  const rounded = Number((difference * 100).toFixed(1));
  const sign = rounded > 0 ? "+" : rounded < 0 ? "−" : "±";
  return `${sign}${Math.abs(rounded).toFixed(1)}${thin}pts`;
}

/** A relative change of a count, `+12 %`; "new" when there was nothing before, null when nothing is either side. */
export function growth(current: number, previous: number): string | null {
  if (previous === 0) {
    return current === 0 ? null : "new";
  }
  const percent = Math.round(((current - previous) / previous) * 100);
  const sign = percent > 0 ? "+" : percent < 0 ? "−" : "±";
  return `${sign}${count(Math.abs(percent))}${thin}%`;
}

/** A length of time in its two largest units: `240 ms`, `12 s`, `3 min 20 s`, `2 h 5 min`, `4 d 3 h`. */
export function duration(millis: Millis): string {
  if (millis < 1_000) {
    return `${Math.max(0, Math.round(millis))}${thin}ms`;
  }
  const seconds = Math.floor(millis / 1_000);
  const units: [number, string][] = [
    [Math.floor(seconds / 86_400), "d"],
    [Math.floor(seconds / 3_600) % 24, "h"],
    [Math.floor(seconds / 60) % 60, "min"],
    [seconds % 60, "s"],
  ];
  const first = units.findIndex(([amount]) => amount > 0);
  return units
    .slice(first, first + 2)
    .filter(([amount]) => amount > 0)
    .map(([amount, unit]) => `${amount}${thin}${unit}`)
    .join(" ");
}

/** How long ago, in one unit: `12 s ago`, `5 min ago`, `3 h ago`, `2 days ago`; `in 5 min` for what is to come. */
export function relative(at: Millis, now: Millis): string {
  const seconds = Math.floor(Math.abs(now - at) / 1_000);
  if (seconds < 2) {
    return "just now";
  }
  return at <= now ? `${relativeWords(seconds, Math.floor)} ago` : `in ${relativeWords(seconds, Math.round)}`;
}

/** @param days how part of a day counts: what was just set to end in 30 days ends "in 30 days", a moment later too */
function relativeWords(seconds: number, days: (part: number) => number): string {
  if (seconds < 60) {
    return `${seconds}${thin}s`;
  }
  if (seconds < 3_600) {
    return `${Math.floor(seconds / 60)}${thin}min`;
  }
  if (seconds < 172_800) {
    return `${Math.floor(seconds / 3_600)}${thin}h`;
  }
  return `${count(days(seconds / 86_400))} days`;
}

interface Parts {
  year: number;
  month: number;
  day: number;
  hour: string;
  minute: string;
  second: string;
  weekday: string;
}

const formatters = new Map<string, Intl.DateTimeFormat>();

/** Numbers only: the names of months differ between the ICU of a server and of a browser. */
function partsOf(at: Millis, zone: string): Parts {
  let formatter = formatters.get(zone);
  if (formatter === undefined) {
    formatter = new Intl.DateTimeFormat("en-GB", {
      timeZone: zone,
      hourCycle: "h23",
      year: "numeric",
      month: "2-digit",
      day: "2-digit",
      hour: "2-digit",
      minute: "2-digit",
      second: "2-digit",
    });
    formatters.set(zone, formatter);
  }
  const found = new Map(formatter.formatToParts(at).map((part) => [part.type, part.value]));
  const text = (type: Intl.DateTimeFormatPartTypes) => found.get(type) ?? "";
  const year = Number(text("year"));
  const month = Number(text("month"));
  const day = Number(text("day"));
  return {
    year,
    month,
    day,
    hour: text("hour"),
    minute: text("minute"),
    second: text("second"),
    weekday: weekdays[new Date(Date.UTC(year, month - 1, day)).getUTCDay()] ?? "",
  };
}

/** `24 Nov 2026, 14:02` */
export function dateTime(at: Millis, zone: string): string {
  const parts = partsOf(at, zone);
  return `${dayText(parts)} ${parts.year}, ${parts.hour}:${parts.minute}`;
}

/** To the second and with its zone: `24 Nov 2026, 14:02:33 Europe/Berlin` */
export function exactTime(at: Millis, zone: string): string {
  const parts = partsOf(at, zone);
  return `${dayText(parts)} ${parts.year}, ${parts.hour}:${parts.minute}:${parts.second} ${zone}`;
}

/** `24 Nov 2026` */
export function date(at: Millis, zone: string): string {
  const parts = partsOf(at, zone);
  return `${dayText(parts)} ${parts.year}`;
}

/** `14:02` */
export function timeOfDay(at: Millis, zone: string): string {
  const parts = partsOf(at, zone);
  return `${parts.hour}:${parts.minute}`;
}

/** `14:02:33` */
export function clock(at: Millis, zone: string): string {
  const parts = partsOf(at, zone);
  return `${parts.hour}:${parts.minute}:${parts.second}`;
}

/** A bucket in a table or tooltip: `Tue 24 Nov, 14:00`, or `Tue 24 Nov 2026` for a day. */
export function bucket(at: Millis, grain: Grain, zone: string): string {
  const parts = partsOf(at, zone);
  return grain === "hour"
    ? `${parts.weekday} ${dayText(parts)}, ${parts.hour}:${parts.minute}`
    : `${parts.weekday} ${dayText(parts)} ${parts.year}`;
}

/** A bucket on an axis: `14:00`, or `24 Nov` for a day. */
export function axisBucket(at: Millis, grain: Grain, zone: string): string {
  const parts = partsOf(at, zone);
  return grain === "hour" ? `${parts.hour}:${parts.minute}` : dayText(parts);
}

function dayText(parts: Parts): string {
  return `${parts.day} ${months[parts.month - 1] ?? ""}`;
}

/** Value of an `<input type="datetime-local">`: `2026-11-24T14:02`, in the zone. */
export function localInput(at: Millis, zone: string): string {
  const parts = partsOf(at, zone);
  const two = (value: number) => value.toString().padStart(2, "0");
  return `${parts.year}-${two(parts.month)}-${two(parts.day)}T${parts.hour}:${parts.minute}`;
}

/** Binary multiples: `512 B`, `1.5 KiB`, `12 MiB`. */
export function bytes(size: number): string {
  const units = ["B", "KiB", "MiB", "GiB", "TiB"];
  let scaled = size;
  let step = 0;
  while (scaled >= 1_024 && step < units.length - 1) {
    scaled /= 1_024;
    step += 1;
  }
  const text = step === 0 || scaled >= 9.95 ? Math.round(scaled).toString() : scaled.toFixed(1).replace(/\.0$/, "");
  return `${text}${thin}${units[step]}`;
}
