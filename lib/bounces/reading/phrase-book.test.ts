import { describe, expect, it } from "vitest";
import { phraseOf } from "@/lib/bounces/reading/phrase";
import { PhraseBook } from "@/lib/bounces/reading/phrase-book";
import { wordsOf } from "@/lib/bounces/reading/words";

function stands(phrase: string, text: string): boolean {
  const book = new PhraseBook<number>();
  book.add(phrase, 7);
  return book.find(wordsOf(text, book.isKnown)).includes(7);
}

describe("a phrase", () => {
  it.each([
    ["mailbox full", "The mailbox is full", true],
    ["mailbox full", "A full mailbox", false],
    ["mailbox full", "mailbox not full", false],
    ["user|account unknown", "account unknown", true],
    ["user|account unknown", "recipient unknown", false],
    ["blacklist*", "You are blacklisted", true],
    ["blacklist*", "black list", false],
    ["mailbox … full", "mailbox full", true],
    ["mailbox … full", "mailbox a1 of bob today seems quite full", true],
    ["mailbox … full", "mailbox one two three four five six full", false],
    ["not … user … here", "not known user around here", true],
    ["rate limit*", "rate limited", true],
    ["用户不存在", "550 用户不存在!", true],
  ])("“%s” in “%s”: %s", (phrase, text, expected) => {
    expect(stands(phrase, text)).toBe(expected);
  });

  it.each(["", "the mailbox", "mailbox is", "… full", "full …", "user|the unknown", "ip* blocked"])(
    "“%s” is refused, since it would be shorter than it looks",
    (text) => {
      expect(() => phraseOf(text)).toThrow(/phrase|choice|beginning/);
    },
  );
});

describe("PhraseBook", () => {
  it("finds all owners of all phrases that stand in the words", () => {
    const book = new PhraseBook<number>();
    book.add("user unknown", 1);
    book.add("user unknown", 2);
    book.add("unknown here", 3);
    book.add("user unknown here", 4);
    book.add("nobody", 5);
    expect([...new Set(book.find(["user", "unknown", "here"]))].sort()).toEqual([1, 2, 3, 4]);
  });

  it("knows the words of its phrases", () => {
    const book = new PhraseBook<number>();
    book.add("tss04 deferred", 1);
    expect(book.isKnown("tss04")).toBe(true);
    expect(book.isKnown("tss05")).toBe(false);
  });
});
