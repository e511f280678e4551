import { describe, expect, it } from "vitest";
import { judge, linesOf } from "@/lib/overview/judge";
import { defaultSettings } from "@/lib/settings/constants";

const { thresholds } = defaultSettings;

describe("judge", () => {
  it("takes the worse of the two windows", () => {
    expect(
      judge(
        "bounce",
        [
          { part: 1, whole: 1_000 },
          { part: 30, whole: 1_000 },
        ],
        thresholds,
      ),
    ).toBe("warning");
    expect(
      judge(
        "bounce",
        [
          { part: 60, whole: 1_000 },
          { part: 30, whole: 1_000 },
        ],
        thresholds,
      ),
    ).toBe("bad");
  });

  it("does not judge under 50 messages, and lets the other window speak", () => {
    expect(judge("bounce", [{ part: 40, whole: 49 }], thresholds)).toBe("too-few");
    expect(
      judge(
        "bounce",
        [
          { part: 40, whole: 49 },
          { part: 0, whole: 50 },
        ],
        thresholds,
      ),
    ).toBe("good");
  });

  it("judges the delivery rate by what it leaves", () => {
    expect(judge("delivery", [{ part: 980, whole: 1_000 }], thresholds)).toBe("warning");
    expect(judge("delivery", [{ part: 981, whole: 1_000 }], thresholds)).toBe("good");
  });

  it("takes reaching a threshold for crossing it", () => {
    expect(judge("bounce", [{ part: 50, whole: 1_000 }], thresholds)).toBe("bad");
    expect(judge("deferred", [{ part: 15, whole: 100 }], thresholds)).toBe("warning");
    expect(judge("reputation", [{ part: 1, whole: 100 }], thresholds)).toBe("warning");
  });

  it("says nothing without a window", () => {
    expect(judge("bounce", [], thresholds)).toBe("too-few");
  });
});

it("has the workspace's own lines", () => {
  expect(linesOf("bounce", { ...thresholds, bounceWarning: 0.01, bounceBad: 0.03 })).toEqual({
    warning: 0.01,
    bad: 0.03,
  });
});
