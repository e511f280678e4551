import { describe, expect, test } from "vitest";
import { day, hour, minute } from "@/lib/limits/constants";
import type { LimitEstimate } from "@/lib/limits/types";
import { comparedWords, fullWords, heldWords, partsWords } from "@/lib/limits/words";

const now = Date.UTC(2026, 10, 24, 14);
const estimate = (changes: Partial<LimitEstimate> = {}): LimitEstimate => ({
  ...{ volume: 980, share: 0.98, window: "rolling", from: now - hour, reported: 850, counted: 940 },
  ...{ countedAtReport: 900, pace: 16, reachedAt: null, earliestAt: null, latestAt: null },
  ...changes,
});
const plain = (text: string | null) => text?.replaceAll("\u202f", " ");

describe("when a server is full", () => {
  const at = (minutes: number) => now + minutes * minute;
  test.each([
    [{}, "At this pace not full within the hour."],
    [
      { earliestAt: at(50) },
      "At this pace not full within the hour; if it is a little higher than it seems, in 50 min.",
    ],
    [{ reachedAt: now }, "By this estimate the limit is reached."],
    [
      { reachedAt: at(24), earliestAt: at(20), latestAt: at(31) },
      "At this pace full in 24 min, between 14:20 and 14:31.",
    ],
    [{ reachedAt: at(24), earliestAt: at(20) }, "At this pace full in 24 min, at 14:24, or 14:20 at the earliest."],
    [{ reachedAt: at(1), earliestAt: at(1), latestAt: at(1) }, "At this pace full in 1 min, at 14:01."],
  ])("%j", (changes, words) => {
    expect(plain(fullWords(estimate(changes), now, "UTC"))).toBe(words);
  });
});

describe("of what an estimate is made", () => {
  test.each([
    [{}, "980 in the last hour (98.0 %). 850 left of the report and 130 since, by our own events."],
    [{ window: "clock-hour" as const, reported: 0, counted: 980 }, "980 since 13:00 (98.0 %). All by our own events."],
    [
      { reported: 0 },
      "980 in the last hour (98.0 %). Our own events are 940; the newest report said how much of the mail they miss.",
    ],
  ])("%j", (changes, words) => {
    expect(plain(partsWords(estimate(changes), "UTC"))).toBe(words);
  });

  test("and how our count stood to the sender's", () => {
    const compared = (countedAtReport: number | null) =>
      comparedWords({ volume: 950, estimate: estimate({ countedAtReport }) });
    expect(compared(900)).toBe("At the report we had counted 900.");
    expect(plain(compared(2000))).toMatch(/^At the report we had counted 2 000. Other mail goes through this source/);
    expect([compared(950), compared(null)]).toEqual([null, null]);
  });
});

describe("held mail", () => {
  const held = { count: 12, oldestAt: now - 6.25 * day, overSixDays: 3 };
  test("of Postal is lost after seven days", () => {
    expect(plain(heldWords(held, "postal", now))).toBe(
      "12 mails held because of the limit, the oldest for 6 d 6 h. Postal drops held mail after 7 days, without a " +
        "word: the oldest goes in 18 h, 3 within 24 hours. Release it at the sender.",
    );
  });

  test("of Ark is sent when there is room", () => {
    expect(plain(heldWords(held, "ark", now))).toBe(
      "12 mails held because of the limit, the oldest for 6 d 6 h. Ark sends it when there is room.",
    );
  });

  test("of which there is none says nothing", () => {
    expect(heldWords({ count: 0, oldestAt: null, overSixDays: 0 }, "postal", now)).toBeNull();
  });
});
