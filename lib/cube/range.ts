import { parseInstant } from "@/lib/cube/instant";
import { type Grain, type Preset, presets, type Range, type RangeInput, type Refusal } from "@/lib/cube/types";
import type { Millis } from "@/lib/ingest/types";
import { err, ok, type Result } from "@/lib/result";
import { bucketStart, nextBucket, previousBucket } from "@/lib/time";

const day = 86_400_000;

/** A span that begins before this is counted in days. */
export const hourReachDays = 35;
/** The period before a span by hours reaches back twice as far: hour cells must be kept this long. */
export const hourCellsKeptDays = 2 * hourReachDays + 2;
export const defaultPreset: Preset = "7d";

const maxSpanDays = 3660;
const presetDays: Record<Exclude<Preset, "24h">, number> = { "7d": 7, "30d": 30, "90d": 90, "365d": 365 };
const presetWords = `${presets.slice(0, -1).join(", ")} or ${presets.at(-1)}`;

const isPreset = (text: string): text is Preset => presets.some((preset) => preset === text);

/**
 * Whole buckets of the zone. `24h` is 24 hours with the current one, `Nd` is N days with today; from and to
 * are widened to whole hours, or to days where hours are not kept. `to` alone is refused; `from` alone
 * reaches until now. Neither: the default preset.
 */
export function resolveRange(input: RangeInput, now: Millis, zone: string): Result<Range, Refusal> {
  const { range, from, to } = input;
  if (range !== undefined && (from !== undefined || to !== undefined)) {
    return err({ field: "range", message: "Give range, or from and to, not both." });
  }
  if (from !== undefined || to !== undefined) {
    return spanRange(from, to, now, zone);
  }
  const preset = range ?? defaultPreset;
  if (!isPreset(preset)) {
    return err({ field: "range", message: `range must be one of ${presetWords}, or be left out for from and to.` });
  }
  return ok(presetRange(preset, now, zone));
}

/** The range of a preset that ends with the current bucket. */
export function presetRange(preset: Preset, now: Millis, zone: string): Range {
  const grain: Grain = preset === "24h" ? "hour" : "day";
  const count = preset === "24h" ? 24 : presetDays[preset];
  const last = bucketStart(now, grain, zone);
  return whole(preset, backwards(last, count - 1, grain, zone), nextBucket(last, grain, zone), grain, zone);
}

function spanRange(
  from: string | undefined,
  to: string | undefined,
  now: Millis,
  zone: string,
): Result<Range, Refusal> {
  if (from === undefined) {
    return err({ field: "from", message: "to needs a from: give the start of the period too." });
  }
  const start = parseInstant(from, zone);
  const end = to === undefined ? now : parseInstant(to, zone);
  if (start === null || end === null) {
    const field = start === null ? "from" : "to";
    return err({ field, message: `${field} must be an ISO 8601 time, such as 2026-11-24T10:00:00Z.` });
  }
  if (start >= end) {
    return err({ field: "from", message: to === undefined ? "from is not in the past." : "from must be before to." });
  }
  if (end - start > maxSpanDays * day) {
    return err({ field: "from", message: `The period is too long: at most ${maxSpanDays} days.` });
  }
  const grain: Grain = start < hourReach(now, zone) ? "day" : "hour";
  const first = bucketStart(start, grain, zone);
  const last = bucketStart(end - 1, grain, zone);
  return ok(whole(null, first, nextBucket(last, grain, zone), grain, zone));
}

/** Start of the first hour that is surely kept. */
export function hourReach(now: Millis, zone: string): Millis {
  return bucketStart(now - hourReachDays * day, "hour", zone);
}

/** The whole days that a range touches: what the figures by host, recipient domain and answer cover. */
export function dayRange(range: Range): Range {
  if (range.grain === "day") {
    return range;
  }
  const first = bucketStart(range.from, "day", range.zone);
  const last = bucketStart(range.to - 1, "day", range.zone);
  return whole(range.preset, first, nextBucket(last, "day", range.zone), "day", range.zone);
}

/** Starts of the buckets of a grain that a period touches, ascending. */
export function bucketsOf(from: Millis, to: Millis, grain: Grain, zone: string): Millis[] {
  const buckets: Millis[] = [];
  for (let at = bucketStart(from, grain, zone); at < to; at = nextBucket(at, grain, zone)) {
    buckets.push(at);
  }
  return buckets;
}

function backwards(from: Millis, steps: number, grain: Grain, zone: string): Millis {
  let at = from;
  for (let step = 0; step < steps; step++) {
    at = previousBucket(at, grain, zone);
  }
  return at;
}

function whole(preset: Preset | null, from: Millis, to: Millis, grain: Grain, zone: string): Range {
  const buckets = bucketsOf(from, to, grain, zone);
  return {
    preset,
    from,
    to,
    grain,
    zone,
    buckets,
    previous: { from: backwards(from, buckets.length, grain, zone), to: from },
  };
}
