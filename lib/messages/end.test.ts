import { expect, it } from "vitest";
import { endNotReported } from "@/lib/messages/end";

const hour = 3_600_000;
const now = Date.UTC(2026, 10, 24);

it("misses the end of a message deferred over 48 hours ago", () => {
  const delayed = { state: "deferred", stateAt: now - hour } as const;
  expect(endNotReported({ ...delayed, firstDelayAt: now - 48 * hour }, now)).toBe(false);
  expect(endNotReported({ ...delayed, firstDelayAt: now - 48 * hour - 1 }, now)).toBe(true);
});

it("misses the end of a message held over seven days ago", () => {
  expect(endNotReported({ state: "held", stateAt: now - 7 * 24 * hour, firstDelayAt: null }, now)).toBe(false);
  expect(endNotReported({ state: "held", stateAt: now - 7 * 24 * hour - 1, firstDelayAt: null }, now)).toBe(true);
});

it("misses nothing of a message with an end", () => {
  expect(endNotReported({ state: "failed", stateAt: 0, firstDelayAt: 0 }, now)).toBe(false);
});
