import { describe, expect, it } from "vitest";
import { stepsFor } from "@/lib/bounces/class-advice";
import { bounceClasses, bounceClassOf, groupOf, suppressingClasses } from "@/lib/bounces/constants";

describe("bounceClasses", () => {
  it("are Ark's thirteen pairs of code and name", () => {
    expect(bounceClasses.map(({ code, name }) => `${code} ${name}`)).toEqual([
      "10 invalid_recipient",
      "11 inactive_mailbox",
      "12 mailbox_full",
      "20 invalid_domain",
      "21 dns_failure",
      "22 routing_error",
      "30 spam_block",
      "31 spam_content",
      "32 policy_rejection",
      "40 connection_error",
      "41 protocol_error",
      "42 transient_failure",
      "99 unclassified",
    ]);
  });

  it("stand in the group of their code", () => {
    for (const { name, code, group } of bounceClasses) {
      expect(groupOf(null, code), name).toBe(group);
    }
  });

  it("suppress only where mail can never arrive", () => {
    expect(suppressingClasses.map((name) => bounceClassOf(name)?.word)).toEqual(["hard", "hard", "hard"]);
  });
});

describe("groupOf", () => {
  it.each([
    ["mailbox_full", 20, "recipient"],
    ["tls_required", 32, "reputation"],
    ["no_mailbox", 11, "recipient"],
    ["protocol_error", 50, "technical"],
    ["brand_new", 50, "technical"],
    ["brand_new", 98, "technical"],
    ["brand_new", 99, "unclassified"],
    ["brand_new", 9, "unclassified"],
    ["brand_new", 1000, "unclassified"],
    ["brand_new", null, "unclassified"],
    [null, 25, "domain"],
    [null, null, "unclassified"],
    ["constructor", null, "unclassified"],
  ] as const)("%s with code %s is %s", (name, code, group) => {
    expect(groupOf(name, code)).toBe(group);
  });
});

describe("stepsFor", () => {
  it("says what to do about every class", () => {
    for (const { name } of bounceClasses) {
      expect(stepsFor(name).length, name).toBeGreaterThan(1);
    }
  });

  it("treats a class that nobody knows, and none, as unclassified", () => {
    expect(stepsFor("brand_new")).toBe(stepsFor("unclassified"));
    expect(stepsFor("constructor")).toBe(stepsFor("unclassified"));
    expect(stepsFor(null)).toBe(stepsFor("unclassified"));
  });
});
