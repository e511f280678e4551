import type { Millis } from "@/lib/ingest/types";

/** A sender reports trouble every one to two hours while it lasts, and never that it is over; we look every hour. */
export const silenceMillis: Millis = 3 * 3_600_000;

/** What was said or seen then may have changed since. */
export const isSilent = (checkedAt: Millis, now: Millis): boolean => now - checkedAt > silenceMillis;
