import { describe, expect, it, test } from "vitest";
import { defaultPolicy } from "@/lib/suppressions/constants";
import { type AddressFacts, changedPolicy, decide, type Failure, type Policy } from "@/lib/suppressions/policy";

const day = 86_400_000;
const address = "ana@corp.example";
const failed = (at: number, classification = "invalid_recipient", id = `msg_${at}`): Failure => ({
  ...{ id, at, kind: "failed", classification },
});
const delayed = (at: number, classification = "mailbox_full"): Failure => ({
  ...{ id: `msg_${at}`, at, kind: "delayed", classification },
});
const bounced = (at: number): Failure => ({ id: `msg_${at}`, at, kind: "bounced", classification: null });
const facts = (changed: Partial<AddressFacts<Failure>>): AddressFacts<Failure> => ({
  ...{ address, failures: [], lastSentAt: null, lastRemovedAt: null },
  ...changed,
});
const policy = (changed: Partial<Policy>): Policy => ({ ...defaultPolicy, ...changed });
const full = { classification: "mailbox_full", count: 3, days: 10, expiresDays: 14 };

describe("the policy of the first start", () => {
  const two = [failed(10), failed(20)];
  it.each<[string, Partial<AddressFacts<Failure>>, number | null]>([
    ["suppresses for the first failure", { failures: two }, 10],
    ["suppresses for nothing without one", {}, null],
    ["is lifted by a later Sent", { failures: two, lastSentAt: 20 }, null],
    ["is not lifted by an earlier Sent", { failures: two, lastSentAt: 15 }, 20],
    ["is lifted by a Sent at the same time", { failures: [failed(10)], lastSentAt: 10 }, null],
    ["leaves alone what a person removed after it", { failures: two, lastRemovedAt: 25 }, null],
    ["comes back for a failure after the removal", { failures: two, lastRemovedAt: 15 }, 20],
    ["does not act on a full mailbox", { failures: [failed(10, "mailbox_full")] }, null],
    ["does not act on a bounce after acceptance", { failures: [bounced(10)] }, null],
    ["does not act on delays", { failures: [delayed(1), delayed(2), delayed(3)] }, null],
  ])("%s", (_, changed, at) => {
    expect(decide(defaultPolicy, facts(changed))?.because.at ?? null).toBe(at);
  });

  it("stands for the same failure in whatever order they are known", () => {
    const same = [failed(10, "invalid_recipient", "msg_b"), failed(10, "invalid_recipient", "msg_a"), failed(30)];
    const ids = [same, same.toReversed()].map((failures) => decide(defaultPolicy, facts({ failures }))?.because.id);
    expect(ids).toEqual(["msg_a", "msg_a"]);
  });
});

describe("a policy", () => {
  it.each<[string, Partial<Policy>, Partial<AddressFacts<Failure>>, [string, number, number | null] | null]>([
    [
      "acts on a class that is on",
      { failed: ["spam_block"] },
      { failures: [failed(5, "spam_block")] },
      ["failed:spam_block", 5, null],
    ],
    ["leaves a class that is off", { failed: [] }, { failures: [failed(5)] }, null],
    ["adds for a bounce", { bounced: { count: 1, days: 1 } }, { failures: [bounced(5)] }, ["bounced", 5, null]],
    ["waits for the second bounce", { bounced: { count: 2, days: 1 } }, { failures: [bounced(5)] }, null],
    [
      "adds for the second within a day",
      { bounced: { count: 2, days: 1 } },
      { failures: [bounced(0), bounced(day)] },
      ["bounced", day, null],
    ],
    [
      "forgets the first after a day",
      { bounced: { count: 2, days: 1 } },
      { failures: [bounced(0), bounced(day + 1)] },
      null,
    ],
    [
      "ends a repeated failure by itself",
      { repeated: [full] },
      { failures: [delayed(0), delayed(1), delayed(2)] },
      ["repeated:mailbox_full", 2, 2 + 14 * day],
    ],
    [
      "goes on while the failures do",
      { repeated: [full] },
      { failures: [delayed(0), delayed(1), delayed(2), delayed(3 * day)] },
      ["repeated:mailbox_full", 3 * day, 17 * day],
    ],
    [
      "counts anew after a delivery",
      { repeated: [full] },
      { failures: [delayed(0), delayed(1), delayed(3)], lastSentAt: 2 },
      null,
    ],
    [
      "counts on over a delivery if that lifts nothing",
      { repeated: [full], liftOnDelivery: false },
      { failures: [delayed(0), delayed(1), delayed(3)], lastSentAt: 2 },
      ["repeated:mailbox_full", 3, 3 + 14 * day],
    ],
    [
      "leaves other classes out of the count",
      { repeated: [full] },
      { failures: [0, 1, 2].map((at) => delayed(at, "dns_failure")) },
      null,
    ],
    ["never suppresses what it may not", { never: ["*@corp.example"] }, { failures: [failed(5)] }, null],
    [
      "leaves what failed before its rule",
      { since: { "failed:invalid_recipient": 6 } },
      { failures: [failed(5)] },
      null,
    ],
    [
      "prefers one permanent failure to repeated ones",
      { repeated: [{ ...full, count: 1 }] },
      { failures: [delayed(1), failed(5)] },
      ["failed:invalid_recipient", 5, null],
    ],
  ])("%s", (_, changed, known, expected) => {
    const decision = decide(policy(changed), facts(known));
    expect(decision === null ? null : [decision.rule, decision.because.at, decision.expiresAt]).toEqual(expected);
  });
});

test("a rule that is new or changed holds from now on, one that stays keeps its start", () => {
  const old = policy({ bounced: { count: 2, days: 1 }, since: { bounced: 5 } });
  const { since: _, ...same } = old;
  expect(changedPolicy(old, same, 99).since).toEqual({ bounced: 5 });
  expect(changedPolicy(old, { ...same, bounced: { count: 3, days: 1 } }, 99).since).toEqual({ bounced: 99 });
  expect(changedPolicy(old, { ...same, failed: [...old.failed, "spam_block"] }, 99).since).toEqual({
    ...{ bounced: 5, "failed:spam_block": 99 },
  });
  expect(changedPolicy(old, { ...same, bounced: null }, 99).since).toEqual({});
});
