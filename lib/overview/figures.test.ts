import { expect, it } from "vitest";
import type { Figures } from "@/lib/cube/types";
import { figuresOf } from "@/lib/overview/figures";

const figures = (counts: Partial<Figures>): Figures => ({
  delivered: 0,
  failed: 0,
  bounced: 0,
  deferred: 0,
  stillDeferred: 0,
  held: 0,
  opened: 0,
  clicked: 0,
  attempts: 0,
  deliveryRate: null,
  bounceRate: null,
  openRate: null,
  clickRate: null,
  ...counts,
});

const verdicts = { delivery: "good", bounce: "good", deferred: "warning", reputation: "too-few" } as const;

it("counts each rate out of what it is a share of", () => {
  const summary = {
    current: figures({ delivered: 90, failed: 8, bounced: 2, deferred: 30, stillDeferred: 20 }),
    previous: figures({ delivered: 100 }),
  };
  expect(figuresOf(summary, { current: 5, previous: 0 }, verdicts)).toEqual(
    [
      { name: "delivery", part: 90, whole: 100, value: 0.9, change: -0.1, verdict: "good" },
      { name: "bounce", part: 10, whole: 100, value: 0.1, change: 0.1, verdict: "good" },
      { name: "deferred", part: 30, whole: 120, value: 0.25, change: 0.25, verdict: "warning" },
      { name: "reputation", part: 5, whole: 100, value: 0.05, change: 0.05, verdict: "too-few" },
    ].map((figure) => ({ ...figure, change: expect.closeTo(figure.change) })),
  );
});

it("has no rate and no change without volume", () => {
  const summary = { current: figures({ delivered: 1 }), previous: figures({}) };
  const [delivery] = figuresOf(summary, { current: 0, previous: 0 }, verdicts);
  expect(delivery).toMatchObject({ value: 1, change: null });
});
