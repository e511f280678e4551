import { describe, expect, it } from "vitest";
import { foldAll } from "@/lib/messages/fold";
import type { MessageState } from "@/lib/messages/types";
import { differenceOf, mayChange } from "@/lib/reclassify/difference";
import { Tally } from "@/lib/reclassify/tally";
import { delayed, failed, hour, noon, sent, verdictOf } from "@/lib/testing/events";

function folded(events: Parameters<typeof foldAll>[0]): MessageState {
  const state = foldAll(events);
  if (state === null) {
    throw new Error("no events");
  }
  return state;
}

const later = { at: noon + hour };
const ours = (classification: string) => ({ with: { verdict: verdictOf(classification, "a-rule") } });
const theirs = { with: { verdict: verdictOf("spam_block") } };

describe("what today's rules may change", () => {
  it.each([
    ["a failure that nobody classed", [failed()], true],
    ["a failure with a class of ours", [failed(ours("mailbox_full"))], true],
    ["a failure with the sender's class", [failed(theirs)], false],
    [
      "a failure of the sender's class after a delay of ours",
      [delayed(ours("other")), failed({ ...later, ...theirs })],
      true,
    ],
    ["a delivery after a delay that nobody classed", [delayed(), sent(later)], true],
    ["a delivery", [sent()], false],
  ])("%s", (_, events, may) => {
    expect(mayChange(folded(events))).toBe(may);
  });
});

describe("the difference", () => {
  it("is counted for the failure and for the delay, each as the figures count it", () => {
    const end = failed({ ...later, with: { details: "given up" } });
    const before = folded([delayed(), end]);
    const after = folded([delayed(ours("mailbox_full")), end]);
    const pair = { from: "unclassified", to: "mailbox_full" };
    expect(differenceOf({ id: "m", before, after })).toEqual({ failed: pair, deferred: pair });
    const delivered = { id: "m", before: folded([delayed(), sent(later)]), after: folded([delayed(), sent(later)]) };
    expect(differenceOf(delivered)).toEqual({ failed: null, deferred: null });
  });

  it("counts an address once, from what it was to what it is", () => {
    const entry = (messageId: string) => ({ messageId, rule: "failed:invalid_recipient", createdAt: noon });
    const tally = new Tally();
    tally.settled("back@corp.example", entry("m1"), null);
    tally.settled("back@corp.example", null, { ...entry("m1"), createdAt: new Date(noon) });
    tally.settled("moved@corp.example", null, entry("m2"));
    tally.settled("moved@corp.example", entry("m2"), entry("m3"));
    tally.settled("off@corp.example", entry("m4"), entry("m5"));
    tally.settled("off@corp.example", entry("m5"), null);
    tally.settled("other@corp.example", entry("m6"), entry("m7"));
    expect(tally.result().suppressions).toEqual({ added: 1, updated: 1, lifted: 1 });
  });
});
