import { expect, test } from "vitest";
import { bounceClasses } from "@/lib/bounces/constants";
import { defaultPolicy } from "@/lib/suppressions/constants";
import type { Policy } from "@/lib/suppressions/policy";
import { draftOf, isChanged, type RepeatedDraft, readDraft, withRepeated } from "@/lib/suppressions/policy-draft";

const { since: _, ...wanted } = defaultPolicy;
const draft = draftOf(defaultPolicy);

const policies: Policy[] = [
  defaultPolicy,
  { ...defaultPolicy, bounced: { count: 1, days: 30 } },
  {
    ...defaultPolicy,
    bounced: { count: 3, days: 7 },
    liftOnDelivery: false,
    never: ["*@corp.example", "postmaster@*"],
  },
  {
    ...defaultPolicy,
    failed: [],
    repeated: [
      { classification: "mailbox_full", count: 5, days: 30, expiresDays: 14 },
      { classification: "dns_failure", count: 2, days: 1, expiresDays: null },
    ],
  },
];

test.each(policies)("what the form shows of a policy says that policy (%#)", (policy) => {
  const { since, ...said } = policy;
  expect(since).toEqual({});
  expect(readDraft(draftOf(policy))).toEqual({ wanted: said, faults: {} });
  expect(isChanged(draftOf(policy), policy)).toBe(false);
});

test("the order in which classes were ticked is no change", () => {
  const ticked = { ...draft, failed: [...draft.failed].reverse() };
  expect(isChanged(ticked, defaultPolicy)).toBe(false);
  expect(isChanged({ ...draft, failed: [...draft.failed, "spam_block"] }, defaultPolicy)).toBe(true);
});

test("bounces are off, the first is enough, or so many within so many days", () => {
  const modes = (["off", "first", "repeated"] as const).map(
    (mode) => readDraft({ ...draft, bounced: { mode, count: "3", days: " 10 " } }).wanted?.bounced,
  );
  expect(modes).toEqual([null, { count: 1, days: 30 }, { count: 3, days: 10 }]);
});

test("what is typed into a choice that is not taken does no harm", () => {
  expect(readDraft({ ...draft, bounced: { mode: "first", count: "x", days: "" } }).faults).toEqual({});
});

test("each fault is told at its field, as a sentence", () => {
  const rule: RepeatedDraft = { key: 0, classification: "mailbox_full", count: "0", days: "", expiresDays: "two" };
  const { wanted: said, faults } = readDraft({
    ...draft,
    bounced: { mode: "repeated", count: "1.5", days: "366" },
    repeated: [rule, { ...rule, count: "5", days: "30", expiresDays: "" }],
    never: "corp.example\n\n  *@*  \nnot an address\n",
  });
  expect(said).toBeNull();
  expect(faults).toMatchObject({
    "bounced.count": "Must be a whole number from 1 to 100.",
    "bounced.days": "Must be 365 at most.",
    "repeated.0.count": "Must be 1 at least.",
    "repeated.0.days": "Must be a whole number from 1 to 365.",
    "repeated.0.expiresDays": "Must be a whole number from 1 to 3650.",
    never: "“*@*” would spare every address. “not an address” is neither an address nor a domain.",
  });
  expect(isChanged({ ...draft, never: "*@*" }, defaultPolicy)).toBe(true);
});

test("two rules of one class are told at the rules", () => {
  const rule: RepeatedDraft = { key: 0, classification: "mailbox_full", count: "5", days: "30", expiresDays: "" };
  const { faults } = readDraft({ ...draft, repeated: [rule, { ...rule, key: 1 }] });
  expect(faults).toEqual({ repeated: "A class can have one rule only." });
});

test("blank lines are no patterns, and a blank end is none", () => {
  const rule: RepeatedDraft = { key: 0, classification: "mailbox_full", count: "5", days: "30", expiresDays: " " };
  expect(readDraft({ ...draft, repeated: [rule], never: "\n corp.example \n\n" }).wanted).toEqual({
    ...wanted,
    repeated: [{ classification: "mailbox_full", count: 5, days: 30, expiresDays: null }],
    never: ["corp.example"],
  });
});

test("a rule that is added is the suggested one, then one of each class, and no more", () => {
  let rules: RepeatedDraft[] = withRepeated([]);
  expect(rules).toEqual([{ key: 0, classification: "mailbox_full", count: "5", days: "30", expiresDays: "14" }]);
  for (let added = 0; added < 2 * bounceClasses.length; added++) {
    rules = withRepeated(rules);
  }
  expect(rules).toHaveLength(bounceClasses.length);
  expect(new Set(rules.map(({ key }) => key)).size).toBe(bounceClasses.length);
  expect(readDraft({ ...draft, repeated: rules }).faults).toEqual({});
});
