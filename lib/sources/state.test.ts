import { expect, test } from "vitest";
import { sourceState } from "@/lib/sources/state";

const hour = 3_600_000;
const now = Date.UTC(2026, 10, 24, 12);

test.each([
  ["waiting", "nothing came yet", null, []],
  ["ok", "an event came", now - hour, []],
  ["ok", "a day without an event is not over", now - 24 * hour, []],
  ["silent", "the last event is over a day ago", now - 25 * hour, []],
  ["refusing", "a refusal is newer than the last event", now - 2 * hour, [now - 3 * hour, now - hour]],
  ["refusing", "a refusal came before any event", null, [now - hour]],
  ["ok", "an event came after the refusal", now - hour, [now - 2 * hour]],
  ["silent", "the refusal is over a day ago too", now - 30 * hour, [now - 25 * hour]],
] as const)("is %s when %s", (state, _when, lastEventAt, refusedAt) => {
  const refused = refusedAt.map((lastAt) => ({ lastAt }));
  expect(sourceState(lastEventAt, refused, now)).toBe(state);
});
