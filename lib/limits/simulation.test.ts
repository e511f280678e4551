import { describe, expect, test } from "vitest";
import type { Millis } from "@/lib/ingest/types";
import { day, hour, minute } from "@/lib/limits/constants";
import { estimate, type Known, volumeNow } from "@/lib/limits/estimate";
import { minuteOf } from "@/lib/limits/pace";
import type { LimitWindow } from "@/lib/limits/types";
import { type LimitedServer, limitedServer } from "@/lib/testing/limited-server";
import { random } from "@/lib/testing/traffic";

const start = Date.UTC(2026, 10, 24);
const windows: readonly LimitWindow[] = ["rolling", "clock-hour"];
const noticeDelay = 2000;
/** Of less, one attempt is many per cent. */
const leastVolume = 20;

/** What is known at the end of each minute: the events that have come by then, and the newest notice. */
function* knownByMinute(server: LimitedServer, limits: Pick<Known, "limit" | "window">, noticed = true) {
  const coming = server.events.toSorted((a, b) => a.arrivesAt - b.arrivesAt);
  const attempts = new Map<number, number>();
  let next = 0;
  for (const [index, volume] of server.volumes.entries()) {
    const now = start + (index + 1) * minute - 1;
    for (let event = coming[next]; event !== undefined && event.arrivesAt <= now; event = coming[next]) {
      const at = minuteOf(event.at);
      attempts.set(at, (attempts.get(at) ?? 0) + 1);
      next += 1;
    }
    const told = noticed ? server.notices.findLast(({ at }) => at + noticeDelay <= now) : undefined;
    const notice = told === undefined ? null : { volume: told.volume, reportedAt: told.at };
    yield { now, volume, known: { ...limits, attempts, notice } satisfies Known };
  }
}

/** People are awake from six to nine; a dozen campaigns of some minutes come on top. */
function dayOfMail(seed: number, perMinute: number): (at: number) => number {
  const next = random(seed * 1009);
  const bursts = Array.from({ length: 12 }, () => ({
    from: Math.floor(next() * 1440),
    minutes: 2 + Math.floor(next() * 12),
    rate: perMinute * (1 + 3 * next()),
  }));
  return (at) => {
    const awake = Math.max(0, Math.sin(((at - 360) / 900) * Math.PI)) * (0.8 + 0.2 * Math.sin(at / 53));
    const campaigns = bursts.filter(({ from, minutes }) => at >= from && at < from + minutes);
    return perMinute * (0.15 + 0.85 * awake) + campaigns.reduce((sum, { rate }) => sum + rate, 0);
  };
}

const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;

describe.each(windows)("a day of which one event in 25 never comes and one in 25 comes late (%s)", (window) => {
  test.each([1, 2, 3, 4, 5])("is estimated within five per cent on average between its notices (seed %i)", (seed) => {
    const limits = { limit: 500, window };
    const server = limitedServer({
      ...{ seed, start, minutes: day / minute, rate: dayOfMail(seed, 8), lost: 0.04, late: 0.04 },
      ...limits,
    });
    const first = server.notices.at(0)?.at ?? Number.POSITIVE_INFINITY;
    const last = server.notices.at(-1)?.at ?? 0;
    const errors: number[] = [];
    for (const { now, volume, known } of knownByMinute(server, limits)) {
      if (now >= first && now <= last && volume >= leastVolume) {
        errors.push(Math.abs(volumeNow(known, now) - volume) / volume);
      }
    }
    expect(server.notices.length).toBeGreaterThan(3);
    expect(errors.length).toBeGreaterThan(200);
    expect(mean(errors)).toBeLessThan(0.05);
  });
});

/** How long before the sender's volume comes to the limit it was called, and not taken back. */
function calledAhead(seed: number, limits: Pick<Known, "limit" | "window">): Millis | null {
  const begin = 2 * 60;
  const share = (at: number) => (at < begin ? 0.3 : 0.3 + (2 * (at - begin)) / 60);
  const rate = (at: number) => (share(at) * limits.limit) / 60;
  const server = limitedServer({ seed, start, minutes: 180, rate, lost: 0.03, late: 0.03, ...limits });
  let called: Millis | null = null;
  for (const { now, volume, known } of knownByMinute(server, limits, false)) {
    if (now > start + begin * minute && volume >= limits.limit) {
      return called === null ? null : now - called;
    }
    const { reachedAt } = estimate(known, now);
    called = reachedAt === null ? null : (called ?? now);
  }
  throw new Error(`seed ${seed} does not come to its limit`);
}

describe.each(windows)("without any notice (%s)", (window) => {
  test.each([300, 1000])("a steadily rising hour is called ten minutes ahead in nine of ten, limit %i", (limit) => {
    const ahead = Array.from({ length: 20 }, (_, index) => calledAhead(index + 1, { limit, window }));
    const early = ahead.filter((time) => time !== null && time >= 10 * minute);
    expect(early.length).toBeGreaterThanOrEqual(18);
  });

  test("a flat hour at 0.6 of the limit is not called", () => {
    const limits = { limit: 1000, window };
    for (let seed = 1; seed <= 5; seed += 1) {
      const server = limitedServer({ seed, start, minutes: 240, rate: () => 10 / 1.08, ...limits });
      for (const { now, known } of knownByMinute(server, limits)) {
        if (now > start + 2 * hour) {
          expect(estimate(known, now).reachedAt).toBeNull();
        }
      }
    }
  });
});
