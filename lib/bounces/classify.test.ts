import { describe, expect, it } from "vitest";
import { readCodes } from "@/lib/bounces/answer";
import { type ClassifyInput, classifyByCodes, effectiveVerdict, suppressible } from "@/lib/bounces/classify";
import type { Verdict } from "@/lib/ingest/types";

function input(answer: string | null, more: Partial<ClassifyInput> = {}): ClassifyInput {
  return { type: "MessageDeliveryFailed", answer, details: null, ...readCodes(answer), ...more };
}

describe("classifyByCodes", () => {
  it.each([
    ["550-5.1.1 The account does not exist.\n550 5.1.1 Check it.", "invalid_recipient", "enhanced-5.1.1", 0.9],
    ["550 5.1.2 Host unknown", "invalid_domain", "enhanced-5.1.2", 0.9],
    ["550 5.1.10 RESOLVER.ADR.RecipientNotFound", "invalid_recipient", "enhanced-5.1.10", 0.9],
    ["556 5.1.10 Recipient address has null MX", "invalid_domain", "enhanced-5.1.10-null-mx", 0.9],
    ["550 5.2.1 The account is disabled", "inactive_mailbox", "enhanced-5.2.1", 0.9],
    ["452 4.2.2 Mailbox full", "mailbox_full", "enhanced-x.2.2", 0.9],
    ["552 5.2.2 Over quota", "mailbox_full", "enhanced-x.2.2", 0.9],
    ["450 4.2.1 Too quickly", "transient_failure", "enhanced-4.2.1", 0.7],
    ["421 4.4.2 Connection dropped", "connection_error", "enhanced-x.4.2", 0.7],
    ["450 4.4.3 DNS trouble", "dns_failure", "enhanced-x.4.3", 0.7],
    ["554 5.4.6 Too many hops", "routing_error", "enhanced-x.4.6", 0.8],
    ["550 5.7.26 Unauthenticated", "policy_rejection", "enhanced-x.7.26", 0.8],
    ["421 4.7.28 Unusual rate", "spam_block", "enhanced-x.7.28", 0.8],
    ["550 5.7.1 Denied", "policy_rejection", "enhanced-5.7.1", 0.5],
    ["451 4.7.1 Try later", "transient_failure", "enhanced-4.x.x", 0.6],
    ["503 5.5.1 Bad sequence", "protocol_error", "enhanced-5.5.1", 0.8],
    ["421 Service not available", "transient_failure", "code-4xx", 0.5],
    ["501 Syntax error", "protocol_error", "code-50x", 0.5],
    ["535 Authentication failed", "policy_rejection", "code-53x", 0.5],
    ["556 Domain takes no mail", "invalid_domain", "code-556", 0.7],
    ["550 5.0.0 Rejected", null, null, null],
    ["501 5.5.0 Rejected", "protocol_error", "code-50x", 0.5],
    ["550 5.5.0 Rejected", null, null, null],
    ["550 User unknown", null, null, null],
    ["554 Transaction failed", null, null, null],
    ["Connection refused", null, null, null],
    [null, null, null, null],
  ])("%j is %s by %s", (answer, classification, classifiedBy, confidence) => {
    const verdict = classifyByCodes(input(answer));
    expect(verdict?.classification ?? null).toBe(classification);
    expect(verdict?.classifiedBy ?? null).toBe(classifiedBy);
    expect(verdict?.confidence ?? null).toBe(confidence);
  });

  it("says nothing of mail that was sent or held", () => {
    expect(classifyByCodes(input("550 5.1.1 x", { type: "MessageSent" }))).toBeNull();
    expect(classifyByCodes(input("550 5.1.1 x", { type: "MessageHeld" }))).toBeNull();
  });

  it("knows the senders' own sentences for servers that could not be reached", () => {
    const type = "MessageDelayed";
    const tried = "No SMTP servers were available for b.example. Tried mx1.b.example and mx2.b.example";
    const none = "No SMTP servers were available for b.example. No hosts to try.";
    const ark = "Connection error: Could not connect to any mail server for b.example";
    const last = "Maximum number of delivery attempts (18) has been reached.";
    expect(classifyByCodes(input("Connection refused", { type, details: tried }))).toEqual({
      classification: "connection_error",
      classificationCode: 40,
      classifiedBy: "details-no-server",
      confidence: 0.7,
    });
    expect(classifyByCodes(input(null, { type, details: ark }))?.classification).toBe("connection_error");
    expect(classifyByCodes(input(null, { type, details: none }))).toBeNull();
    expect(classifyByCodes(input(null, { details: last }))).toBeNull();
    expect(classifyByCodes(input("550 No", { details: tried }))).toBeNull();
  });
});

describe("effectiveVerdict", () => {
  const failed = input("550 5.1.1 No such user");

  it("is the sender's own class where it gave one", () => {
    expect(effectiveVerdict({ name: "spam_block", code: 30 }, failed)).toEqual({
      classification: "spam_block",
      classificationCode: 30,
      classifiedBy: "sender",
      confidence: 1,
    });
  });

  it("fills in a code that the sender left out, for a class that is known", () => {
    expect(effectiveVerdict({ name: "mailbox_full", code: null }, failed)?.classificationCode).toBe(12);
    expect(effectiveVerdict({ name: "brand_new", code: null }, failed)?.classificationCode).toBeNull();
  });

  it.each([null, "unclassified", "Unclassified"])("is ours where the sender says %s", (name) => {
    expect(effectiveVerdict({ name, code: 99 }, failed)?.classifiedBy).toBe("enhanced-5.1.1");
    expect(effectiveVerdict({ name, code: 99 }, input("550 No"))).toBeNull();
  });

  it("is none for mail that was sent or held", () => {
    const sent = input("250 OK", { type: "MessageSent" });
    expect(effectiveVerdict({ name: "spam_block", code: 30 }, sent)).toBeNull();
  });
});

describe("suppressible", () => {
  function verdict(classification: string, classifiedBy: string): Verdict {
    return { classification, classificationCode: null, classifiedBy, confidence: 0.9 };
  }

  it.each([
    ["invalid_recipient", true],
    ["inactive_mailbox", true],
    ["invalid_domain", true],
    ["mailbox_full", false],
    ["spam_block", false],
    ["policy_rejection", false],
    ["unclassified", false],
    ["brand_new", false],
  ])("by the sender: %s is %s", (classification, expected) => {
    expect(suppressible(verdict(classification, "sender"), { code: null, enhancedCode: null })).toBe(expected);
  });

  it.each([
    ["550 5.1.1 x", true],
    ["550 5.1.2 x", true],
    ["550 5.1.10 x", true],
    ["556 5.1.10 x", true],
    ["550 5.2.1 x", true],
    ["450 4.1.1 x", false],
    ["450 5.1.1 x", false],
    ["550 5.1.3 x", false],
    ["556 x", false],
    ["550 5.2.2 x", false],
    ["550 5.7.1 x", false],
    ["5.1.1 without a basic code", false],
    [null, false],
  ])("by us: %s is %s", (answer, expected) => {
    const codes = readCodes(answer);
    expect(suppressible(classifyByCodes(input(answer)), codes)).toBe(expected);
  });
});
