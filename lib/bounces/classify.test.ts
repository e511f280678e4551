import { describe, expect, it } from "vitest";
import { readCodes } from "@/lib/bounces/answer";
import { classify, effectiveVerdict, suppressible } from "@/lib/bounces/classify";
import { rulesVersion } from "@/lib/bounces/rules/version";
import type { ClassifyInput } from "@/lib/bounces/types";
import type { Verdict } from "@/lib/ingest/types";

function input(answer: string | null, more: Partial<ClassifyInput> = {}): ClassifyInput {
  return { type: "MessageDeliveryFailed", answer, details: null, host: null, ...readCodes(answer), ...more };
}

describe("classify", () => {
  // Where code and text disagree, the text is right.
  it.each([
    ["550 5.4.1 Recipient address rejected: Access denied. [MX0.b.example]", "invalid_recipient"],
    ["550 5.4.1 Relay Access Denied", "routing_error"],
    ["554 5.7.1 <a@b.example>: Recipient address rejected: User unknown", "invalid_recipient"],
    ["554 5.7.1 <a@b.example>: Relay access denied", "routing_error"],
    ["550 5.7.1 This message was judged likely unsolicited mail", "spam_content"],
    ["421 4.7.26 This mail has been rate limited because it is unauthenticated", "policy_rejection"],
    ["550 5.2.1 The user you are trying to contact is receiving mail at a rate that is too high", "transient_failure"],
    ["550 5.2.1 Mailbox unavailable. Your IP 192.0.2.1 is blacklisted using SPAMHAUS-XBL", "spam_block"],
    ["552 5.1.1 Boîte du destinataire pleine", "mailbox_full"],
    ["452 4.1.1 <a@b.example> user over quota", "mailbox_full"],
    ["452 4.3.1 Insufficient system storage", "transient_failure"],
    ["552 5.5.3 Too many recipients", "transient_failure"],
    ["550 Connection frequency limited", "transient_failure"],
    ["450 4.1.1 <a@b.example>: unverified address: verification in progress", "transient_failure"],
    ["450 4.2.0 <a@b.example>: Recipient address rejected: Greylisted", "transient_failure"],
    ["553 5.1.8 Domain of sender address a@b.example does not exist", "policy_rejection"],
    ["550 5.1.0 Sender denied", "policy_rejection"],
    ["550-5.7.1 Not RFC 5322 compliant: two From headers.\n550 5.7.1 To reduce spam it was blocked.", "protocol_error"],
    ["554 mx.b.example Connection refused. 192.0.2.1 is listed on the Exploits Block List", "spam_block"],
    ["550 DNS error when resolving the MX: Domain name not found", "invalid_domain"],
    ["556 5.1.10 Recipient address has null MX", "invalid_domain"],
    ["550 Unrouteable address", "invalid_recipient"],
  ])("%j is %s", (answer, classification) => {
    expect(classify(input(answer)).classification).toBe(classification);
  });

  it.each([
    ["550-5.1.1 The account\n550-5.1.1 does not\n550 5.1.1 exist", "invalid_recipient"],
    ["host mx.b.example[192.0.2.1] said: 550 5.1.1 User unknown (in reply to RCPT TO command)", "invalid_recipient"],
    ["5.1.0 - Unknown address error 550-'5.2.2 <a@b.example>... Mailbox full' (delivery attempts: 0)", "mailbox_full"],
    ["SMTP error from remote mail server after RCPT TO:<a@b.example>: 452 Mailbox full", "mailbox_full"],
    ["Sorry, no mailbox here by that name. (#5.1.1)", "invalid_recipient"],
    ["smtp; 550 5.2.1 Account disabled", "inactive_mailbox"],
    ["552 5.2.2 The mailbox is fu", "mailbox_full"],
  ])("reads %j, several lines, wrapped or cut", (answer, classification) => {
    expect(classify(input(answer)).classification).toBe(classification);
  });

  it.each([
    ["550 Usuario desconocido", "invalid_recipient"],
    ["550 Usuário inexistente", "invalid_recipient"],
    ["550 Utilisateur inconnu !", "invalid_recipient"],
    ["550 Benutzer unbekannt", "invalid_recipient"],
    ["550 Odbiorca nie istnieje", "invalid_recipient"],
    ["550 Пользователь не найден", "invalid_recipient"],
    ["550 用户不存在", "invalid_recipient"],
    ["552 Casella di posta piena", "mailbox_full"],
    ["550 Nachricht als Spam eingestuft", "spam_content"],
    ["421 Service refusé. Veuillez essayer plus tard", "transient_failure"],
  ])("knows words of other languages: %j", (answer, classification) => {
    expect(classify(input(answer)).classification).toBe(classification);
  });

  it.each([
    ['Connection refused - connect(2) for "192.0.2.1" port 25', "connection_error"],
    ["execution expired", "connection_error"],
    ["Net::ReadTimeout with #<TCPSocket:(closed)>", "connection_error"],
    ["end of file reached", "connection_error"],
    ["SSL_connect returned=1 errno=0 state=error: certificate verify failed", "connection_error"],
  ])("knows what Postal says of a connection: %j", (output, classification) => {
    const details = "No SMTP servers were available for b.example. Tried mx.b.example";
    expect(classify(input(output, { details })).classification).toBe(classification);
  });

  it.each([
    ["No SMTP servers were available for b.example. No hosts to try.", "invalid_domain"],
    ["No SMTP servers were available for b.example. Tried mx1.b.example and mx2.b.example", "connection_error"],
    ["Connection error: Could not connect to any mail server for b.example", "connection_error"],
    ["Maximum number of delivery attempts (18) has been reached.", "transient_failure"],
    ["Message is likely spam. Threshold is 5.0 and the message scored 7.2.", "spam_content"],
    ["Recipient (a@b.example) is on the suppression list (reason: too many hard fails)", "policy_rejection"],
    ["Message held because send limit (1000) has been reached.", "policy_rejection"],
  ])("reads the sender's own sentence where no server answered: %j", (details, classification) => {
    expect(classify(input(null, { details })).classification).toBe(classification);
  });

  it("takes no word of the sender's sentence where the server named the cause", () => {
    const details = "Permanent SMTP delivery error when sending to 192.0.2.1:25 (spam-blocked.b.example)";
    expect(classify(input("550 5.1.1 User unknown", { details })).classification).toBe("invalid_recipient");
  });

  it.each([
    "550 5.0.0 <blocked@spam.example>",
    "550 <user-unknown@relay-denied.example> https://spam.example/user/unknown",
    "550 spam.mailbox-full.example",
  ])("takes no word out of an address, a host or a link: %j", (answer) => {
    expect(classify(input(answer))).toEqual({
      classification: "unclassified",
      confidence: 0,
      rule: null,
      move: "ours",
    });
  });

  it("goes by the codes where the words say nothing", () => {
    expect(classify(input("550 5.2.1 No"))).toMatchObject({
      classification: "inactive_mailbox",
      rule: "enhanced-5.2.1",
    });
    expect(classify(input("421 No"))).toMatchObject({
      classification: "transient_failure",
      rule: "code-4xx",
      confidence: 0.5,
    });
    expect(classify(input("550 No")).rule).toBeNull();
    expect(classify(input(null)).rule).toBeNull();
  });

  it("is surer of broad words where the enhanced code agrees, and less where it says something else", () => {
    const sure = (answer: string) => classify(input(answer)).confidence;
    expect(sure("550 5.1.1 Recipient rejected")).toBe(0.8);
    expect(sure("550 Recipient rejected")).toBe(0.65);
    expect(sure("550 5.7.1 Recipient rejected")).toBe(0.55);
  });

  it("knows a provider by the receiving host where the words are everybody's", () => {
    expect(classify(input("552 5.2.2 user is over quota", { host: "mx01.mail.icloud.com" })).rule).toBe(
      "apple-over-quota",
    );
    expect(classify(input("552 5.2.2 user is over quota", { host: "mx.noticloud.com" })).rule).toBe("over-quota");
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

  it.each([null, "unclassified", "Unclassified"])(
    "is ours, with the rules' version, where the sender says %s",
    (name) => {
      expect(effectiveVerdict({ name, code: 99 }, failed)).toEqual({
        classification: "invalid_recipient",
        classificationCode: 10,
        classifiedBy: "user-unknown",
        confidence: 0.9,
        rulesVersion,
      });
      expect(effectiveVerdict({ name, code: 99 }, input("550 No"))).toBeNull();
      expect(effectiveVerdict({ name, code: 99 }, input("554 Transaction failed"))).toBeNull();
    },
  );

  it("is none for mail that was sent or held", () => {
    const sent = input("250 OK", { type: "MessageSent" });
    expect(effectiveVerdict({ name: "spam_block", code: 30 }, sent)).toBeNull();
    expect(effectiveVerdict({ name: null, code: null }, input("550 5.1.1 x", { type: "MessageHeld" }))).toBeNull();
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
    expect(suppressible(verdict(classification, "sender"), { code: null })).toBe(expected);
  });

  it.each([
    ["550 5.1.1 User unknown", true],
    ["550 No such user here", true],
    ["550 5.1.2 Host unknown", true],
    ["550 5.4.1 Recipient address rejected: Access denied", true],
    ["556 5.1.10 x", true],
    ["550 5.2.1 Account disabled", true],
    ["450 4.1.1 User unknown", false],
    ["450 5.1.1 x", false],
    ["550 5.1.3 x", false],
    ["550 Recipient rejected", false],
    ["550 5.2.2 Mailbox full", false],
    ["550 5.7.1 Blocked", false],
    ["5.1.1 User unknown, without a basic code", false],
    ["No SMTP servers were available for b.example. No hosts to try.", false],
    [null, false],
  ])("by us: %s is %s", (answer, expected) => {
    const ours = effectiveVerdict({ name: null, code: null }, input(answer));
    expect(suppressible(ours, readCodes(answer))).toBe(expected);
  });
});
