import type { Millis } from "@/lib/ingest/types";
import { day, hour, minute } from "@/lib/limits/constants";
import { type Attempts, attemptsIn, minuteOf, type Pace, paceAt } from "@/lib/limits/pace";
import type { LimitEstimate, LimitNotice, LimitWindow } from "@/lib/limits/types";
import { fraction } from "@/lib/rates";

/** What an estimate is made of. */
export interface Known {
  /** Those that we saw in `timesNeeded`. */
  attempts: Attempts;
  notice: Pick<LimitNotice, "volume" | "reportedAt"> | null;
  limit: number;
  window: LimitWindow;
}

interface Volume {
  total: number;
  /** Left of the notice's volume. */
  reported: number;
  counted: number;
}

/** What the newest notice says of our own count. */
interface Calibration {
  at: Millis;
  volume: number;
  /** Our own count at that time. */
  counted: number;
  /** How many attempts one that we count stands for. */
  steady: number;
}

const minutesAnHour = 60;
/** A notice says for so long how much of the mail we see. */
const noticeHolds = day;
/** A difference up to this share is mail whose events never come; a larger one was an outage, and is over. */
const steadyLoss = 0.1;

/** Postal adds up 60 counters of a minute each: P:lib/postal/message_db/live_stats.rb. */
function firstMinute(window: LimitWindow, at: Millis): number {
  return window === "rolling" ? minuteOf(at) - minutesAnHour + 1 : Math.floor(at / hour) * minutesAnHour;
}

export const windowStart = (window: LimitWindow, at: Millis): Millis => firstMinute(window, at) * minute;

/** Whether the hour that a volume counted is over. */
export function isPast(window: LimitWindow, at: Millis, now: Millis): boolean {
  return window === "rolling" ? now - at >= hour : windowStart(window, at) < windowStart(window, now);
}

/** The times, each a first and a last, whose attempts an estimate needs: for the pace, the window, and the notice's. */
export function timesNeeded({ window, notice }: Pick<Known, "window" | "notice">, now: Millis): [Millis, Millis][] {
  const hourBefore = windowStart("rolling", now) - minute;
  if (notice === null || now - notice.reportedAt > noticeHolds) {
    return [[hourBefore, now]];
  }
  const start = windowStart(window, notice.reportedAt);
  const end = (minuteOf(notice.reportedAt) + 1) * minute - 1;
  return end >= hourBefore
    ? [[Math.min(start, hourBefore), now]]
    : [
        [start, end],
        [hourBefore, now],
      ];
}

function calibration({ attempts, notice, window }: Known, now: Millis): Calibration | null {
  if (notice === null || now - notice.reportedAt > noticeHolds) {
    return null;
  }
  const at = Math.min(notice.reportedAt, now);
  const last = minuteOf(at);
  // Of the attempts in its own minute, as many as it was through that minute.
  const elapsed = Math.min(now, (last + 1) * minute - 1) - last * minute;
  const part = elapsed <= 0 ? 1 : (at - last * minute) / elapsed;
  const counted = attemptsIn(attempts, firstMinute(window, at), last - 1) + part * (attempts.get(last) ?? 0);
  const ratio = counted > 0 ? notice.volume / counted : Number.POSITIVE_INFINITY;
  return { at, volume: notice.volume, counted, steady: Math.abs(ratio - 1) <= steadyLoss ? ratio : 1 };
}

/**
 * The volume as the sender counts it. At a notice it is the notice's. What the sender had counted and we had not is
 * taken to have come evenly, so a rolling hour loses a sixtieth of it a minute. What we count since then is
 * multiplied by the steady ratio between the two counts.
 */
function volumeAt({ attempts, window }: Known, notice: Calibration | null, now: Millis): Volume {
  const first = firstMinute(window, now);
  const counted = attemptsIn(attempts, first, minuteOf(now));
  if (notice === null) {
    return { total: counted, reported: 0, counted };
  }
  const { at, volume, steady } = notice;
  if (isPast(window, at, now)) {
    return { total: steady * counted, reported: 0, counted };
  }
  const gone = attemptsIn(attempts, firstMinute(window, at), first - 1);
  const unseen = (volume - notice.counted) * (window === "rolling" ? 1 - (now - at) / hour : 1);
  const reported = Math.max(0, notice.counted - gone + unseen);
  const since = Math.max(0, counted + gone - notice.counted);
  return { total: reported + steady * since, reported, counted };
}

/** Our count with what is to come at a pace, to the end of the hour to come. */
function foretold(attempts: Attempts, { level, slope }: Omit<Pace, "doubt">, now: Millis): Attempts {
  const ahead = new Map(attempts);
  const current = minuteOf(now);
  for (let step = 0; step <= minutesAnHour; step += 1) {
    const pace = Math.max(0, level + slope * step);
    const left = step === 0 ? 1 - (now - current * minute) / minute : 1;
    ahead.set(current + step, (attempts.get(current + step) ?? 0) + pace * left);
  }
  return ahead;
}

/** When the volume comes to the limit at a pace, within the hour to come. */
function reachedAt(known: Known, pace: Omit<Pace, "doubt">, now: Millis): Millis | null {
  const { limit } = known;
  const notice = calibration(known, now);
  const ahead = { ...known, attempts: foretold(known.attempts, pace, now) };
  let before = { at: now, total: volumeAt(known, notice, now).total };
  if (limit <= 0 || before.total >= limit) {
    return limit <= 0 ? null : now;
  }
  for (let step = 0; step < minutesAnHour; step += 1) {
    const at = (minuteOf(now) + step + 1) * minute - 1;
    const { total } = volumeAt(ahead, notice, at);
    if (total >= limit) {
      // A clock hour begins at nothing.
      const rise = Math.max(total - before.total, 1);
      return Math.round(at - Math.min(1, (total - limit) / rise) * (at - before.at));
    }
    before = { at, total };
  }
  return null;
}

/** The volume alone, for what asks at many times. */
export const volumeNow = (known: Known, now: Millis): number =>
  Math.round(volumeAt(known, calibration(known, now), now).total);

/** Where a server stands against its limit, and when it will reach it. */
export function estimate(known: Known, now: Millis): LimitEstimate {
  const { limit, window } = known;
  const notice = calibration(known, now);
  const { total, reported, counted } = volumeAt(known, notice, now);
  const volume = Math.round(total);
  const { level, slope, doubt } = paceAt(known.attempts, now);
  return {
    volume,
    share: fraction(volume, limit),
    window,
    from: windowStart(window, now),
    reported: Math.min(volume, Math.round(reported)),
    counted,
    countedAtReport: notice === null ? null : Math.round(notice.counted),
    pace: level,
    reachedAt: reachedAt(known, { level, slope }, now),
    earliestAt: reachedAt(known, { level: level + doubt, slope }, now),
    latestAt: reachedAt(known, { level: Math.max(0, level - doubt), slope }, now),
  };
}
