import { expect, test } from "vitest";
import { bounceClasses, suppressingClasses } from "@/lib/bounces/constants";
import { defaultPolicy } from "@/lib/suppressions/constants";
import {
  addressClasses,
  cautionOf,
  effectWords,
  otherClasses,
  ruleChoices,
  ruleWords,
} from "@/lib/suppressions/policy-words";

test("whatever blames somebody else than the address has a caution of its own", () => {
  expect(addressClasses.map(({ name }) => name)).toEqual([...suppressingClasses]);
  expect(addressClasses.map(({ name }) => cautionOf(name))).toEqual([null, null, null]);
  const cautions = otherClasses.map(({ name }) => cautionOf(name));
  expect(cautions).not.toContain(null);
  expect(new Set(cautions).size).toBe(bounceClasses.length - suppressingClasses.length);
});

test.each([
  [0, "would have added no address"],
  [1, "would have added 1 address"],
  [1204, "would have added 1\u202f204 addresses"],
])("an effect of %i is in words", (addresses, words) => {
  expect(effectWords(addresses)).toBe(words);
});

test.each([
  ["failed:spam_block", "One permanent failure: Blocked sender"],
  ["bounced", "Bounced after acceptance"],
  ["repeated:mailbox_full", "Repeated: Mailbox full"],
  ["failed:made_up_since", "One permanent failure: made_up_since"],
])("%s is %s", (rule, words) => {
  expect(ruleWords(rule)).toBe(words);
});

test("every rule can be chosen once, those that are on before the others", () => {
  const full = { classification: "mailbox_full", count: 5, days: 30, expiresDays: 14 };
  const choices = ruleChoices({ ...defaultPolicy, repeated: [full] });
  expect(choices).toHaveLength(2 * bounceClasses.length + 1);
  expect(new Set(choices.map(({ rule }) => rule)).size).toBe(choices.length);
  expect(choices.filter(({ isOn }) => isOn).map(({ rule }) => rule)).toEqual([
    "failed:invalid_recipient",
    "failed:inactive_mailbox",
    "failed:invalid_domain",
    "repeated:mailbox_full",
  ]);
  expect(choices.slice(0, 4).every(({ isOn }) => isOn)).toBe(true);
});
