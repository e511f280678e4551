import { expect, it } from "vitest";
import { readBench } from "@/lib/bounces/bench";
import { pastedAnswers, tooLongWords } from "@/lib/bounces/pasted-answers";

const beside = { type: "MessageDeliveryFailed", details: null, host: null } as const;

it("parts answers by blank lines and keeps the lines of one together", () => {
  expect(pastedAnswers("550-5.1.1 a\r\n550 5.1.1 b\r\n \r\n\r\n452 4.2.2 full\n\n")).toEqual([
    "550-5.1.1 a\n550 5.1.1 b",
    "452 4.2.2 full",
  ]);
});

it("reads each answer by itself", () => {
  const { readings, pasted } = readBench({ text: "550 5.1.1 User unknown\n\n452 4.2.2 Mailbox full", ...beside });
  expect(pasted).toBe(2);
  expect(readings.map(({ classification, code }) => [classification, code])).toEqual([
    ["invalid_recipient", 550],
    ["mailbox_full", 452],
  ]);
});

it("reads what the sender says where there is no answer", () => {
  const details = "Connection error: Could not connect to any mail server for corp.example";
  const { readings } = readBench({ text: "", ...beside, details });
  expect(readings).toMatchObject([{ classification: "connection_error", text: details, answerKey: "" }]);
});

it("shows the beginning of a long text, and refuses one that is too long in words", () => {
  const [reading] = readBench({ text: `550 5.1.1 no such user ${"x".repeat(5_000)}`, ...beside }).readings;
  expect([reading?.text.length, reading?.isCut]).toEqual([2_000, true]);
  expect(tooLongWords("x".repeat(65_536))).toBeNull();
  expect(tooLongWords("x".repeat(1_000_000))).toContain("1,000,000 characters");
});
