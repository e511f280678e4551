import type { LimitType, Millis } from "@/lib/ingest/types";

export interface LimitNotice {
  eventId: string;
  type: LimitType;
  volume: number;
  limit: number;
  reportedAt: Millis;
}

/** From our own events, where a source has one server and its mail can thus be told. */
export interface LimitEstimate {
  /** Delivery attempts in the window. */
  volume: number;
  /** Volume as a fraction of the limit; null if the limit is 0. */
  share: number | null;
  /** Postal counts a rolling hour, Ark starts again at each full hour. */
  window: "rolling" | "clock-hour";
  from: Millis;
  /** When the limit is reached at this pace; null if not within the hour to come. */
  reachedAt: Millis | null;
}

export interface LimitRow {
  sourceId: string;
  sourceName: string | null;
  serverUuid: string;
  serverName: string | null;
  permalink: string | null;
  organization: string | null;
  /** Of the newest notice. */
  type: LimitType;
  volume: number;
  /** Mails an hour. */
  limit: number;
  /** Reported volume as a fraction of the limit; null if the limit is 0. */
  share: number | null;
  reportedAt: Millis;
  /** The notice is over an hour old: the volume it named has passed. */
  stale: boolean;
  estimate: LimitEstimate | null;
  /** Newest first, up to 50, this one included. */
  history: LimitNotice[];
}
