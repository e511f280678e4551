import { expect, test } from "vitest";
import { suppressingClasses } from "@/lib/bounces/constants";
import { actorWords, reasonWords, removalRisk } from "@/lib/suppressions/words";

test("each class that suppresses has a risk of its own", () => {
  const risks = suppressingClasses.map((classification) => removalRisk({ classification, origin: "policy" }));
  expect(new Set([...risks, removalRisk({ classification: null, origin: "manual" })]).size).toBe(4);
});

test("a person's reason goes before the class", () => {
  expect(reasonWords({ classification: "invalid_recipient", reason: "asked by phone" })).toBe("asked by phone");
  expect(reasonWords({ classification: "invalid_recipient", reason: "invalid_recipient" })).toBe("Invalid recipient");
  expect(reasonWords({ classification: null, reason: null })).toBe("No reason given");
});

test.each([
  ["policy", "automatic rule"],
  ["user:ana@corp.example", "ana@corp.example"],
  ["key:shop: eu", "API key shop: eu"],
  ["demo", "demo"],
  [null, "automatic rule"],
])("%s is %s", (actor, words) => {
  expect(actorWords(actor)).toBe(words);
});
