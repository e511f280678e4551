import type { LimitType, Millis } from "@/lib/ingest/types";
import type { SourceKind } from "@/lib/sources/types";

export interface LimitNotice {
  eventId: string;
  type: LimitType;
  volume: number;
  limit: number;
  reportedAt: Millis;
}

/** Postal counts a rolling hour, Ark starts again at each full hour (UTC). */
export type LimitWindow = "rolling" | "clock-hour";

/** The volume now: what is left of the newest notice's, and the attempts that we have seen since. */
export interface LimitEstimate {
  /** Delivery attempts in the window. */
  volume: number;
  /** Volume as a fraction of the limit; null if the limit is 0. */
  share: number | null;
  window: LimitWindow;
  from: Millis;
  /** Of the volume: what the newest notice named and the window still holds. */
  reported: number;
  /** Attempts in the window by our own events alone. */
  counted: number;
  /** The same at the time of the newest notice; null if that is over a day ago. */
  countedAtReport: number | null;
  /** Attempts a minute at present. */
  pace: number;
  /** When the limit is reached at this pace; null if not within the hour to come. */
  reachedAt: Millis | null;
  /** By the highest pace and the lowest that the last minutes allow; null if not within the hour to come. */
  earliestAt: Millis | null;
  latestAt: Millis | null;
}

/** Why there is no estimate: message events name no server. */
export type NotEstimated = "several-servers" | "several-tenants" | "source-removed" | "mail-not-seen";

export interface LimitRow {
  sourceId: string;
  sourceName: string | null;
  /** null: the source was removed. */
  sourceKind: SourceKind | null;
  /** Whose mail this server sends, where its notice named a tenant. */
  tenant: string | null;
  /** "": the sender named none, or no notice came. */
  serverUuid: string;
  serverName: string | null;
  permalink: string | null;
  organization: string | null;
  /** Of the newest notice; null if none came. */
  type: LimitType | null;
  volume: number | null;
  /** Mails an hour. */
  limit: number;
  /** A notice's limit goes before one entered by hand. */
  limitBy: "report" | "hand";
  /** What was entered for the source, also where a notice goes before it. */
  handLimit: number | null;
  /** Reported volume as a fraction of the limit; null if the limit is 0, or nothing was reported. */
  share: number | null;
  reportedAt: Millis | null;
  /** The hour that the notice counted has passed. */
  stale: boolean;
  estimate: LimitEstimate | null;
  notEstimated: NotEstimated | null;
  /** Newest first, up to 50, this one included. */
  history: LimitNotice[];
}

/** A source, and the limit that was entered for it. */
export interface HandLimit {
  sourceId: string;
  sourceName: string;
  sourceKind: SourceKind;
  limit: number | null;
}

/** A part of the attempts in the window. */
export interface Eater {
  /** "" is none. */
  key: string;
  attempts: number;
  /** Of all attempts in the window. */
  share: number | null;
}

export interface Eaters {
  domains: Eater[];
  tags: Eater[];
  /** Counted in a part of the attempts, and put up to all. */
  sampled: boolean;
}

/** Mail that waits because of the limit, of the last seven days. */
export interface HeldByLimit {
  count: number;
  /** Since when the oldest waits; null if none does. */
  oldestAt: Millis | null;
  /** How many wait for more than six days. */
  overSixDays: number;
}

/** An hour of attempts beside the same hour a week before. */
export interface UsedHour {
  at: Millis;
  attempts: number;
  weekBefore: number;
}

/** What fills a limit: the mail of a source, or of one of its tenants. */
export interface LimitUse {
  sourceId: string;
  tenant: string | null;
  eaters: Eaters;
  held: HeldByLimit;
  /** The last 24, oldest first, the one that runs included. */
  hours: UsedHour[];
}
