import { describe, expect, it } from "vitest";
import { bouncesSentence, moveOf, narrowedSentence } from "@/lib/bounces/sentence";

const none = { delivered: 0, failed: 0, bounced: 0, deferred: 0 };
const plain = (text: string) => text.replaceAll("\u202f", " ");

describe("bouncesSentence", () => {
  it("says how many bounced and whose move they are", () => {
    const classes = [
      { ...none, key: "spam_block", failed: 1_200 },
      { ...none, key: "connection_error", failed: 2 },
      { ...none, key: "mailbox_full", failed: 1 },
      { ...none, key: "a_new_class", failed: 10 },
      { ...none, key: "", bounced: 4 },
    ];
    expect(
      plain(bouncesSentence({ ...none, delivered: 8_783, failed: 1_213, bounced: 4 }, classes, "the last 7 days")),
    ).toBe(
      "1 217 of 10 000 messages bounced in the last 7 days (12.2 %): 1 210 are ours to fix, 2 are the receiver’s, 1 is the recipient’s, 4 bounced after acceptance.",
    );
  });

  it("is honest where there is nothing", () => {
    expect(bouncesSentence(none, [], "the last 24 hours")).toBe("No mail in the last 24 hours, so nothing bounced.");
    expect(bouncesSentence({ ...none, deferred: 1 }, [], "the last 24 hours")).toBe(
      "No message reached an end in the last 24 hours; 1 message was deferred.",
    );
    expect(bouncesSentence({ ...none, delivered: 1 }, [], "the last 24 hours")).toBe(
      "Nothing bounced among 1 message in the last 24 hours.",
    );
  });
});

it("counts a class without a rate", () => {
  expect(narrowedSentence({ ...none, failed: 3, deferred: 1 }, "spam_block", "the last 7 days")).toBe(
    "3 messages failed with spam_block in the last 7 days, 1 was deferred with it.",
  );
  expect(narrowedSentence(none, "spam_block", "the last 7 days")).toBe(
    "No message failed or was deferred with spam_block in the last 7 days.",
  );
});

it("takes a class that nobody knows for ours to read", () => {
  expect(moveOf("a_new_class")).toBe("ours");
  expect(moveOf("mailbox_full")).toBe("recipient");
});
