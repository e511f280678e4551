import { expect, it } from "vitest";
import { worstOf } from "@/lib/overview/worst";

const row = (classification: string, provider: string, failed: number) => ({ classification, provider, failed });

it("names the class with half of the failures and the provider with half of that class", () => {
  expect(
    worstOf([row("spam_block", "google", 6), row("spam_block", "yahoo", 1), row("mailbox_full", "yahoo", 3)]),
  ).toEqual({
    classification: "spam_block",
    provider: "google",
  });
});

it("names no class where failures are spread out, and a provider if they are all there", () => {
  expect(
    worstOf([row("spam_block", "google", 1), row("mailbox_full", "google", 1), row("dns_failure", "google", 1)]),
  ).toEqual({
    classification: null,
    provider: "google",
  });
});

it("names nothing without failures", () => {
  expect(worstOf([])).toEqual({ classification: null, provider: null });
});
