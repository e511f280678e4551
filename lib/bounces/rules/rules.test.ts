import { describe, expect, it } from "vitest";
import { readCodes } from "@/lib/bounces/answer";
import { classify } from "@/lib/bounces/classify";
import { leastConfidence } from "@/lib/bounces/constants";
import { providerAdvice } from "@/lib/bounces/provider-advice";
import { chapters } from "@/lib/bounces/rules/chapters";
import { digestOfRules } from "@/lib/bounces/rules/digest";
import { allRules, ruleNamed } from "@/lib/bounces/rules/rule-book";
import { rulesDigest, rulesVersion } from "@/lib/bounces/rules/version";
import type { ClassifyInput } from "@/lib/bounces/types";

const answered = (answer: string, host: string | null): ClassifyInput => ({
  type: "MessageDeliveryFailed",
  answer,
  details: null,
  host,
  ...readCodes(answer),
});

describe("the rules", () => {
  it.each(allRules.map((rule) => [rule.name, rule] as const))("%s decides its own example", (name, rule) => {
    expect(classify(answered(rule.example, rule.hosts?.[0] ?? null))).toMatchObject({
      rule: name,
      classification: rule.class,
      move: rule.move,
    });
  });

  it("have a name each, in words joined by hyphens", () => {
    const names = allRules.map(({ name }) => name);
    expect(names.filter((name, at) => names.indexOf(name) !== at)).toEqual([]);
    expect(names.filter((name) => !/^[a-z\d]+(?:[-.][a-z\dx]+)*$/.test(name))).toEqual([]);
    expect(ruleNamed("no-such-rule")).toBeUndefined();
    expect(ruleNamed(null)).toBeUndefined();
  });

  it("say in a sentence why", () => {
    expect(allRules.filter(({ because }) => !/^\S.{10,}\.$/.test(because)).map(({ name }) => name)).toEqual([]);
  });

  it("are sure enough to count", () => {
    expect(allRules.filter(({ confidence }) => confidence < leastConfidence || confidence > 1)).toEqual([]);
  });

  it("name no phrase that another of the same list says", () => {
    const rules = chapters.flatMap((chapter) => chapter.rules);
    const closed = (phrase: string) => phrase.replaceAll("… ", "");
    const twice = rules.flatMap(({ name, says = [], and = [], unless = [] }) =>
      [says, and, unless].flatMap((list) =>
        list
          .filter((phrase, at) => list.some((other, place) => place !== at && [other, closed(other)].includes(phrase)))
          .map((phrase) => `${name}: ${phrase}`),
      ),
    );
    expect(twice).toEqual([]);
  });

  it("stand in chapters that grow less sure", () => {
    const sure = chapters.map(({ confidence }) => confidence);
    expect(sure).toEqual([...sure].sort((a, b) => b - a));
  });

  it("have a new version when they change", () => {
    expect(`version ${rulesVersion}: ${digestOfRules(chapters)}`).toBe(`version ${rulesVersion}: ${rulesDigest}`);
  });
});

describe("the advice of providers", () => {
  it("is given by a rule each", () => {
    const used = new Set(allRules.map(({ advice }) => advice));
    expect(Object.keys(providerAdvice).filter((name) => !used.has(name as never))).toEqual([]);
  });
});
