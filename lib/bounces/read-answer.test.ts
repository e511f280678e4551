import { describe, expect, it } from "vitest";
import { adviceOf } from "@/lib/bounces/advice";
import { answerHint } from "@/lib/bounces/answer-hint";
import { bounceClasses } from "@/lib/bounces/constants";
import { disagreement } from "@/lib/bounces/disagreement";
import { explain } from "@/lib/bounces/explanation";
import { providerAdvice } from "@/lib/bounces/provider-advice";
import { type GivenAnswer, readAnswer } from "@/lib/bounces/read-answer";
import { allRules } from "@/lib/bounces/rules/rule-book";
import { ruleWords, sureWords } from "@/lib/bounces/sure-words";

const read = (answer: string | null, rest: Partial<GivenAnswer> = {}) =>
  readAnswer({ type: "MessageDeliveryFailed", details: null, host: null, answer, ...rest });
const plain = (text: string) => text.replaceAll("\u202f", " ");

describe("readAnswer", () => {
  it("reads the codes that are not given", () => {
    expect(read("550-5.1.1 gone\n550 5.1.1 User unknown")).toMatchObject({ code: 550, enhancedCode: "5.1.1" });
    expect(read("User unknown", { code: 551, enhancedCode: "5.1.6" })).toMatchObject({
      code: 551,
      enhancedCode: "5.1.6",
    });
  });

  it("suppresses for a final failure alone", () => {
    const answer = "550 5.1.1 User unknown";
    expect(read(answer).suppresses).toBe(true);
    expect(read(answer, { type: "MessageDelayed" }).suppresses).toBe(false);
    expect(read("452 4.2.2 Mailbox full").suppresses).toBe(false);
  });

  it("gives a delivery that is no failure no class in the figures", () => {
    expect(read("250 2.0.0 OK", { type: "MessageSent" }).countsAs).toBeNull();
    expect(read("nothing that anyone knows")).toMatchObject({ probable: true, countsAs: "unclassified" });
  });
});

describe("adviceOf", () => {
  it("has the class's meaning and steps for every class and for none", () => {
    for (const name of [...bounceClasses.map((entry) => entry.name), "brand_new", null]) {
      const { provider, means, steps } = adviceOf(name);
      expect([provider, means.endsWith("."), steps.length > 1]).toEqual([null, true, true]);
    }
  });

  it("is the provider's where a rule knows whose answer it is, whatever the class", () => {
    const names = [...new Set(allRules.flatMap(({ advice }) => advice ?? []))];
    expect(names.length).toBeGreaterThan(100);
    for (const name of names) {
      expect(adviceOf("spam_block", name)).toEqual(providerAdvice[name]);
    }
    expect(adviceOf("spam_block").provider).toBeNull();
  });
});

describe("explain", () => {
  it("has a reason and an example for every rule, and an advice that there is", () => {
    for (const { name } of allRules) {
      const found = explain(name);
      expect(found?.because, name).toMatch(/\S/);
      expect(found?.example, name).toMatch(/\S/);
      expect(found?.advice === null || Object.hasOwn(providerAdvice, found?.advice ?? ""), name).toBe(true);
    }
    expect(explain("enhanced-5.1.1-of-version-1")).toBeNull();
    expect(explain(null)).toBeNull();
  });
});

describe("answerHint", () => {
  it("has the provider's words on a masked answer, beside the class that it counts under alone", () => {
    const masked = "554 5.7.1 Service unavailable; Client host <ip> blocked using spamhaus.org";
    expect(answerHint(masked, "spam_block")).toMatchObject({ provider: "Spamhaus" });
    expect(answerHint(masked, "invalid_recipient")).toBeNull();
    expect(answerHint("", "unclassified")).toBeNull();
  });
});

describe("disagreement", () => {
  const ours = { classification: "spam_block", confidence: 0.75, rule: "r", move: "ours" } as const;
  it("is worth a word where the sender gave another class and we are sure", () => {
    const given = { classification: "invalid_recipient", classifiedBy: "sender" };
    expect(disagreement({ ...given, ours })).toBe(ours);
    expect(disagreement({ ...given, ours: { ...ours, confidence: 0.74 } })).toBeNull();
    expect(disagreement({ ...given, ours: { ...ours, classification: "unclassified" } })).toBeNull();
    expect(disagreement({ ...given, classification: "spam_block", ours })).toBeNull();
    expect(disagreement({ ...given, classifiedBy: "a-rule", ours })).toBeNull();
    expect(disagreement({ ...given, ours: null })).toBeNull();
  });
});

describe("in words", () => {
  it("says how sure, by which rule and of which version", () => {
    expect(plain(sureWords(0.9))).toBe("90 % sure");
    expect(plain(sureWords(0.49))).toBe("probably, 49 % sure");
    expect(plain(ruleWords({ classifiedBy: "r", rulesVersion: 2, confidence: 0.5 }))).toBe(
      "by Mailgauge’s rule r (rules version 2), 50 % sure",
    );
    expect(ruleWords({ classifiedBy: "r", rulesVersion: null, confidence: null })).toBe("by Mailgauge’s rule r");
  });
});
