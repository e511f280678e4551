import { describe, expect, it } from "vitest";
import { stemOf } from "@/lib/bounces/reading/stem";

describe("stemOf", () => {
  it.each([
    ["exceeded", "exceeds", "exceeding"],
    ["denied", "denies", "deny"],
    ["mailbox", "mailboxes"],
    ["address", "addresses"],
    ["refuse", "refused", "refuses"],
    ["temporary", "temporarily"],
    ["mail", "email", "emails"],
    ["not", "cannot", "doesnt"],
  ])("is one for %s and %s", (...words) => {
    expect(new Set(words.map(stemOf)).size).toBe(1);
  });

  it.each([
    ["user", "use"],
    ["block", "blacklist"],
    ["full", "fully"],
  ])("is another for %s and %s", (one, other) => {
    expect(stemOf(one)).not.toBe(stemOf(other));
  });

  it.each(["the", "is", "your"])("is none for %s", (word) => {
    expect(stemOf(word)).toBeNull();
  });
});
