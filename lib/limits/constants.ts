import type { Millis } from "@/lib/ingest/types";

export const minute: Millis = 60_000;
export const hour: Millis = 60 * minute;
export const day: Millis = 24 * hour;

/** How `details` of a held message begins (P:app/lib/message_dequeuer/outgoing_message_processor.rb). */
export const heldByLimit = "Message held because send limit";
/** Postal drops held mail after so long, without a word. */
export const longestHold: Millis = 7 * day;
