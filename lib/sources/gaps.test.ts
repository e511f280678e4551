import { expect, test } from "vitest";
import { gapsBetween } from "@/lib/sources/gaps";

const hour = 3_600_000;
const minute = 60_000;
const runs = (...spans: [number, number][]) => spans.map(([startedAt, lastSeenAt]) => ({ startedAt, lastSeenAt }));

test("a stop shorter than the sender's patience loses nothing", () => {
  expect(gapsBetween(runs([0, hour], [hour + 36 * minute, 5 * hour]), "postal", 0)).toEqual([]);
});

test("of a longer stop, what the sender no longer tried may be missing", () => {
  expect(gapsBetween(runs([0, hour], [5 * hour, 9 * hour]), "postal", 0)).toEqual([
    { from: hour, to: 5 * hour - 36 * minute, reason: "downtime" },
  ]);
});

test("Ark tries for three days", () => {
  const spans = runs([0, hour], [50 * hour, 51 * hour], [200 * hour, 201 * hour]);
  expect(gapsBetween(spans, "ark", 0)).toEqual([{ from: 51 * hour, to: 128 * hour, reason: "downtime" }]);
});

test("while one instance listens, the stop of another is none", () => {
  expect(gapsBetween(runs([0, 20 * hour], [hour, 2 * hour], [10 * hour, 30 * hour]), "postal", 0)).toEqual([]);
});

test("nothing is missing from before the source was there; newest first", () => {
  const spans = runs([0, hour], [5 * hour, 6 * hour], [10 * hour, 11 * hour]);
  expect(gapsBetween(spans, "postal", 3 * hour).map(({ from }) => from)).toEqual([6 * hour, 3 * hour]);
});
