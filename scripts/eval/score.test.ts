import { describe, expect, it } from "vitest";
import { scoreOf } from "@/scripts/eval/score";

const judged = (...pairs: string[]) =>
  pairs.map((pair) => {
    const [expected = "", given = ""] = pair.split(">");
    return { expected, given };
  });

describe("scoreOf", () => {
  it("counts right answers, and the mean of F1 over all classes that were expected or given", () => {
    const score = scoreOf(judged("a>a", "a>a", "a>b", "b>b", "c>a"));
    expect(score.accuracy).toBeCloseTo(3 / 5);
    // a: precision 2/3, recall 2/3; b: 1/2, 1; c: none.
    expect(score.macroF1).toBeCloseTo((2 / 3 + 2 / 3 + 0) / 3);
    expect(score.classes.map(({ name, expected, given }) => [name, expected, given])).toEqual([
      ["a", 3, 3],
      ["b", 1, 2],
      ["c", 1, 0],
    ]);
  });

  it("lists what was taken for what, most often first", () => {
    expect(scoreOf(judged("a>b", "a>b", "b>a", "a>a")).confusions).toEqual([
      { expected: "a", given: "b", count: 2 },
      { expected: "b", given: "a", count: 1 },
    ]);
  });

  it("is nought for no answers", () => {
    expect(scoreOf([])).toEqual({ accuracy: 0, macroF1: 0, count: 0, classes: [], confusions: [] });
  });
});
