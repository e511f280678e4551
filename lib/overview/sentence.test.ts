import { describe, expect, it } from "vitest";
import type { Counts, Figures } from "@/lib/cube/types";
import { rangeWords, sentence } from "@/lib/overview/sentence";
import type { SentenceFacts } from "@/lib/overview/types";
import { bounceRate, clickRate, deliveryRate, openRate } from "@/lib/rates";

const none: Counts = {
  delivered: 0,
  failed: 0,
  bounced: 0,
  deferred: 0,
  stillDeferred: 0,
  held: 0,
  opened: 0,
  clicked: 0,
  attempts: 0,
};

function figures(counts: Partial<Counts>): Figures {
  const all = { ...none, ...counts };
  return {
    ...all,
    deliveryRate: deliveryRate(all),
    bounceRate: bounceRate(all),
    openRate: openRate(all),
    clickRate: clickRate(all),
  };
}

interface Given extends Partial<Omit<SentenceFacts, "current" | "previous">> {
  current?: Partial<Counts>;
  previous?: Partial<Counts>;
}

/** The sentence with plain spaces, so that the expectation can be read. */
function said({ current = {}, previous = {}, ...rest }: Given): string {
  return sentence({
    current: figures(current),
    previous: figures(previous),
    preset: "7d",
    buckets: 7,
    grain: "day",
    worst: { classification: null, provider: null },
    deferredWarning: 0.15,
    minimumVolume: 50,
    ...rest,
  }).replaceAll("\u202f", " ");
}

describe("sentence", () => {
  it("says rate, volume, change, and where most of it is", () => {
    expect(
      said({
        current: { delivered: 47_198, failed: 1_000, bounced: 12 },
        previous: { delivered: 9_880, failed: 120 },
        worst: { classification: "spam_block", provider: "google" },
      }),
    ).toBe("2.1 % of 48 210 messages bounced in the last 7 days, up from 1.2 %: mostly Google, spam_block.");
  });

  it("says that there is no mail yet instead of 0 %", () => {
    expect(said({})).toBe("No mail yet in the last 7 days.");
  });

  it("says what stopped where mail came before", () => {
    expect(said({ previous: { delivered: 900 } })).toBe(
      "No mail in the last 7 days, after 900 messages in the period before.",
    );
  });

  it("says what waits where nothing has ended", () => {
    expect(said({ current: { deferred: 12, stillDeferred: 12, held: 1 } })).toBe(
      "No message reached an end in the last 7 days: 12 messages still deferred, 1 message held.",
    );
  });

  it("has no rate for a single message", () => {
    expect(said({ current: { delivered: 1 } })).toBe("The one message of the last 7 days was delivered.");
    expect(said({ current: { failed: 1 }, worst: { classification: "mailbox_full", provider: "yahoo" } })).toBe(
      "The one message of the last 7 days bounced: Yahoo and AOL, mailbox_full.",
    );
  });

  it("does not judge a few messages by a rate", () => {
    expect(said({ current: { delivered: 17, failed: 3 } })).toBe(
      "3 of 20 messages bounced in the last 7 days: too few to judge.",
    );
    expect(said({ current: { delivered: 20 } })).toBe(
      "All 20 messages of the last 7 days were delivered: too few to judge.",
    );
    expect(said({ current: { failed: 2 } })).toBe("All 2 messages of the last 7 days bounced: too few to judge.");
  });

  it("says none, not 0.0 %, and names where it came from", () => {
    expect(said({ current: { delivered: 500 }, previous: { delivered: 99, failed: 1 } })).toBe(
      "None of 500 messages bounced in the last 7 days, down from 1.0 %.",
    );
    expect(said({ current: { delivered: 490, failed: 10 }, previous: { delivered: 100 } })).toBe(
      "2.0 % of 500 messages bounced in the last 7 days, up from none.",
    );
  });

  it("keeps quiet about a period before that is too small to compare", () => {
    expect(said({ current: { delivered: 490, failed: 10 }, previous: { delivered: 3, failed: 3 } })).toBe(
      "2.0 % of 500 messages bounced in the last 7 days.",
    );
  });

  it("calls a change that cannot be seen none", () => {
    expect(said({ current: { delivered: 980, failed: 20 }, previous: { delivered: 97_999, failed: 2_001 } })).toBe(
      "2.0 % of 1 000 messages bounced in the last 7 days, as in the period before.",
    );
  });

  it("groups millions and never rounds a failure away", () => {
    expect(said({ current: { delivered: 3_099_999, failed: 1 } })).toBe(
      "<0.1 % of 3 100 000 messages bounced in the last 7 days.",
    );
  });

  it("adds the deferred where they cross their threshold", () => {
    expect(said({ current: { delivered: 100, deferred: 20 } })).toBe(
      "None of 100 messages bounced in the last 7 days. 20.0 % were deferred on the way.",
    );
  });
});

it("puts a range without a preset in words", () => {
  expect(rangeWords(null, 12, "hour").replaceAll("\u202f", " ")).toBe("these 12 hours");
  expect(rangeWords(null, 1, "day")).toBe("this day");
});
