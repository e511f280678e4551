import { zonedInstant } from "@/lib/cube/instant";
import type { Millis } from "@/lib/ingest/types";
import { day } from "@/lib/limits/constants";
import { bucketStart, offsetAt } from "@/lib/time";

/** The hour of the same time of day a week before, also where the clock was changed since. */
export function sameHourBefore(at: Millis, zone: string): Millis {
  return bucketStart(zonedInstant(at + offsetAt(at, zone) - 7 * day, zone), "hour", zone);
}
