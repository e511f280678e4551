import { describe, expect, it } from "vitest";
import { decide } from "@/lib/suppressions/policy";

const failure = (at: number, id = `msg_${at}`) => ({ at, id });
const facts = { failures: [failure(10), failure(20)], lastSentAt: null, lastRemovedAt: null };

describe("an address", () => {
  it("belongs on the list for its first failure", () => {
    expect(decide(facts)).toEqual(failure(10));
  });

  it("does not belong there without a failure", () => {
    expect(decide({ ...facts, failures: [] })).toBeNull();
  });

  it.each([
    ["a later Sent lifts it", { lastSentAt: 20 }, null],
    ["an earlier Sent does not", { lastSentAt: 15 }, failure(20)],
    ["a Sent at the same time does", { failures: [failure(10)], lastSentAt: 10 }, null],
    ["a removal by a person after the failure keeps it off", { lastRemovedAt: 25 }, null],
    ["a new failure after the removal puts it back", { lastRemovedAt: 15 }, failure(20)],
  ])("%s", (_, changed, expected) => {
    expect(decide({ ...facts, ...changed })).toEqual(expected);
  });

  it("stands for the same failure in whatever order they are known", () => {
    const same = [failure(10, "msg_b"), failure(10, "msg_a"), failure(30)];
    expect(decide({ ...facts, failures: same })).toEqual(failure(10, "msg_a"));
    expect(decide({ ...facts, failures: same.toReversed() })).toEqual(failure(10, "msg_a"));
  });
});
