import type { Millis } from "@/lib/ingest/types";

const earliest: Millis = Date.UTC(2000, 0, 1);
const clockSkew: Millis = 60 * 60 * 1000;

/** Unix seconds with a fraction, as senders print them (up to 7 decimals), to whole microseconds. */
export function microseconds(seconds: number): number {
  return Math.round(seconds * 1_000_000);
}

/**
 * Unix seconds to milliseconds, fractions cut. Null where the sender's clock cannot be meant:
 * before 2000, or more than an hour after the arrival.
 */
export function plausibleMillis(seconds: number | null, receivedAt: Millis): Millis | null {
  if (seconds === null || !Number.isFinite(seconds)) {
    return null;
  }
  // By way of microseconds: 1764064801.1 * 1000 may fall just short of the millisecond that was meant.
  const millis = Math.floor(microseconds(seconds) / 1000);
  return millis < earliest || millis > receivedAt + clockSkew ? null : millis;
}

/**
 * When it happened: the first of these times (Unix seconds, best source first) that is plausible,
 * else the arrival.
 */
export function occurredAt(candidates: readonly (number | null)[], receivedAt: Millis): Millis {
  for (const seconds of candidates) {
    const millis = plausibleMillis(seconds, receivedAt);
    if (millis !== null) {
      return millis;
    }
  }
  return receivedAt;
}
