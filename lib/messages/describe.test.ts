import { describe, expect, it } from "vitest";
import { describeList } from "@/lib/messages/describe";

const base = {
  filters: {},
  period: { from: Date.UTC(2026, 10, 18, 18, 15), to: Date.UTC(2026, 10, 24, 18, 15) },
  zone: "Asia/Kathmandu",
  sourceName: null,
} as const;
const when = "between 19 Nov 2026, 00:00 and 25 Nov 2026, 00:00.";
const plain = (text: string) => text.replaceAll("\u202f", " ");

describe("describeList", () => {
  it("says which figure's messages are listed", () => {
    expect(
      describeList({
        ...base,
        counted: "failed",
        filters: { classification: "spam_block", provider: "google" },
        total: { count: 318, more: false },
      }),
    ).toBe(`318 messages failed with spam_block at Google ${when}`);
  });

  it("says that a search goes by the newest event of a message", () => {
    expect(
      describeList({ ...base, filters: { recipient: "jane@example.com" }, total: { count: 1, more: false } }),
    ).toBe(`1 message to “jane@example.com” whose newest event was ${when}`);
  });

  it("is capped, and none is none", () => {
    expect(plain(describeList({ ...base, counted: "delivered", total: { count: 10_000, more: true } }))).toBe(
      `10 000+ messages delivered ${when}`,
    );
    expect(describeList({ ...base, counted: "held", total: { count: 0, more: false } })).toBe(
      `No message held ${when}`,
    );
  });

  it("says what is without", () => {
    expect(
      describeList({ ...base, counted: "deferred", filters: { tag: "", host: "" }, total: { count: 2, more: false } }),
    ).toBe(`2 messages deferred at least once that reached no host without a tag ${when}`);
  });

  it("names the source, and mail that is not counted", () => {
    expect(
      describeList({
        ...base,
        sourceName: "Ark",
        filters: { direction: "incoming", state: "deferred" },
        total: { count: 2, more: false },
      }),
    ).toBe(`2 incoming messages still deferred by Ark whose newest event was ${when}`);
  });
});
