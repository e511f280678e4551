import { count, duration, plural, rate, relative, timeOfDay } from "@/lib/format";
import type { Millis } from "@/lib/ingest/types";
import { longestHold } from "@/lib/limits/constants";
import type { LimitState } from "@/lib/limits/gauge";
import type { HeldByLimit, LimitEstimate, LimitRow, NotEstimated } from "@/lib/limits/types";
import type { SourceKind } from "@/lib/sources/types";

/** So much more than the sender's count is not chance: other mail goes through the source. */
const tooMuch = 1.25;

export const stateWords: Record<LimitState, string> = {
  reached: "Limit reached",
  near: "Near the limit",
  approaching: "Approaching",
  ok: "OK",
  "not-known": "Not known now",
};

/** How the sender counts. */
export const ruleWords: Record<SourceKind | "unknown", string> = {
  postal:
    "Postal counts delivery attempts over a rolling hour: every retry of a delayed message counts again, held mail does not.",
  ark: "Ark starts again at each full hour (UTC); mail over the limit is held until there is room.",
  unknown: "The source that reported it was removed, so its rule is not known.",
};

/** Why there is no estimate. */
export const notEstimatedWords: Record<NotEstimated, string> = {
  "several-servers":
    "None: message events do not name their server, so our count needs a source whose mail all goes through this one.",
  "several-tenants": "None: the mail of this source is of several tenants, and each has a server of its own.",
  "source-removed": "None: the source was removed, so no events come.",
  "mail-not-seen":
    "None: at the newest report less than half of its mail was in our own events. Send all events of this server to the source.",
};

export function serverWords({ serverName, permalink, serverUuid, limitBy, sourceName }: LimitRow): string {
  if (limitBy === "hand") {
    return sourceName ?? "A source without a name";
  }
  return serverName ?? permalink ?? (serverUuid === "" ? "A server without a name" : serverUuid);
}

/** What a gauge counts. */
export function unitWords({ estimate, stale, reportedAt }: LimitRow, zone: string): string {
  if (estimate === null) {
    return reportedAt === null || !stale ? "mails in the last hour" : "mails in the hour reported";
  }
  return estimate.window === "rolling" ? "mails in the last hour" : `mails since ${timeOfDay(estimate.from, zone)}`;
}

/** Of what an estimate is made. */
export function partsWords({ volume, share, window, from, reported, counted }: LimitEstimate, zone: string): string {
  const when = window === "rolling" ? "in the last hour" : `since ${timeOfDay(from, zone)}`;
  const parts =
    reported > 0
      ? `${count(reported)} left of the report and ${count(volume - reported)} since, by our own events.`
      : counted === volume
        ? "All by our own events."
        : `Our own events are ${count(counted)}; the newest report said how much of the mail they miss.`;
  return `${count(volume)} ${when} (${rate(share)}). ${parts}`;
}

/** How our own count stood to the sender's at the newest notice; null where there is nothing to say. */
export function comparedWords({ volume, estimate }: Pick<LimitRow, "volume" | "estimate">): string | null {
  const ours = estimate?.countedAtReport ?? null;
  if (ours === null || volume === null || ours === volume) {
    return null;
  }
  const counted = `At the report we had counted ${count(ours)}.`;
  return ours > tooMuch * volume
    ? `${counted} Other mail goes through this source too, so the estimate is too high.`
    : counted;
}

/** When the limit is reached at the present pace. */
export function fullWords({ reachedAt, earliestAt, latestAt }: LimitEstimate, now: Millis, zone: string): string {
  if (reachedAt === null) {
    return earliestAt === null
      ? "At this pace not full within the hour."
      : `At this pace not full within the hour; if it is a little higher than it seems, ${relative(earliestAt, now)}.`;
  }
  if (reachedAt <= now) {
    return "By this estimate the limit is reached.";
  }
  const at = timeOfDay(reachedAt, zone);
  const from = earliestAt === null ? at : timeOfDay(earliestAt, zone);
  const to = latestAt === null ? null : timeOfDay(latestAt, zone);
  const band =
    to === null ? `, at ${at}, or ${from} at the earliest` : from === to ? `, at ${at}` : `, between ${from} and ${to}`;
  return `At this pace full ${relative(reachedAt, now)}${band}.`;
}

/** Mail that waits because of the limit, and what becomes of it; null if none does. */
export function heldWords(
  { count: held, oldestAt, overSixDays }: HeldByLimit,
  kind: SourceKind | null,
  now: Millis,
): string | null {
  if (oldestAt === null) {
    return null;
  }
  const mails = `${plural(held, "mail")} held because of the limit, the oldest for ${duration(now - oldestAt)}.`;
  if (kind === "ark") {
    return `${mails} Ark sends it when there is room.`;
  }
  const lost = `Postal drops held mail after 7 days, without a word: the oldest goes ${relative(oldestAt + longestHold, now)}`;
  const soon = overSixDays === 0 ? "none within 24 hours" : `${count(overSixDays)} within 24 hours`;
  return `${mails} ${lost}, ${soon}. Release it at the sender.`;
}
