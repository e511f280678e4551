import { renderToStaticMarkup } from "react-dom/server";
import { expect, it } from "vitest";
import { WhatToDo } from "@/components/messages/what-to-do";
import type { Classified } from "@/lib/bounces/types";
import type { MessageDetail, TimelineEntry } from "@/lib/messages/types";

const at = Date.UTC(2026, 10, 24, 10, 0);
const nothing = { recipient: null, sender: null, domain: null, subject: null, tag: null, tenant: null, number: null };
const untimed = { acceptedAt: null, firstDelayAt: null, sentAt: null, openedAt: null, clickedAt: null };

const entry = (ours: Classified | null, changes: Partial<TimelineEntry> = {}): TimelineEntry => ({
  eventId: "1",
  type: "MessageDeliveryFailed",
  at,
  receivedAt: at,
  details: null,
  answer: "550 5.7.1 no",
  host: null,
  code: 550,
  enhancedCode: "5.7.1",
  classification: "spam_block",
  classifiedBy: "sender",
  confidence: 1,
  senderClassification: null,
  ours,
  rulesVersion: 2,
  seconds: null,
  tls: null,
  attempted: true,
  bounceKind: null,
  bounceFrom: null,
  bounceSubject: null,
  ipAddress: null,
  userAgent: null,
  url: null,
  ...changes,
});

const message = (changes: Partial<MessageDetail>): MessageDetail => ({
  ...nothing,
  ...untimed,
  id: "msg_1",
  sourceId: "ark",
  token: "t",
  direction: "outgoing",
  test: false,
  provider: "other",
  host: null,
  state: "failed",
  stateAt: at,
  classification: "spam_block",
  group: "reputation",
  classifiedBy: "sender",
  rulesVersion: null,
  enhancedCode: null,
  details: null,
  answer: null,
  answerKey: null,
  attempts: 1,
  activityAt: at,
  messageIdHeader: null,
  sourceName: null,
  metadata: null,
  timeline: [],
  heldBySenderList: false,
  suppression: { suppressed: false, scope: null, reason: null, origin: null, createdAt: null },
  neighbours: { sameAnswer: 0, more: false },
  ...changes,
});

const text = (changes: Partial<MessageDetail>) =>
  renderToStaticMarkup(<WhatToDo message={message(changes)} />)
    .replaceAll("\u202f", " ")
    .replace(/<[^>]+>/g, "|");

const full: Classified = { classification: "mailbox_full", confidence: 0.95, rule: "a-rule", move: "recipient" };

it("names the rule of ours, its version and how sure it is", () => {
  const ours: Classified = { ...full, classification: "spam_block", rule: "a-rule" };
  const said = text({
    classifiedBy: "a-rule",
    rulesVersion: 2,
    timeline: [entry(ours, { classifiedBy: "a-rule", confidence: 0.95 })],
  });
  expect(said).toContain("Classified by Mailgauge’s rule a-rule (rules version 2), 95 % sure.");
  expect(said).toContain("class by Mailgauge");
});

it("says that we read it otherwise, and that the sender's class counts", () => {
  const said = text({ timeline: [entry(full)] });
  expect(said).toContain(
    "The sender says Blocked sender. Our rules read this answer as Mailbox full, 95 % sure, by rule a-rule.",
  );
  expect(said).toContain("The sender’s class counts.");
  expect(said).toContain("class by the sender");
  expect(text({ timeline: [entry({ ...full, classification: "spam_block" })] })).not.toContain("The sender says");
});

it("says what today's rules make of a class that older ones gave", () => {
  const old = { classifiedBy: "enhanced-5.7.1", rulesVersion: 1 };
  expect(text({ ...old, timeline: [entry(full)] })).toContain(
    "The rules of this release read it as Mailbox full, 95 % sure.",
  );
});

it("tells a guess of an answer that counts as unclassified", () => {
  const unknown = { classification: "unclassified", classifiedBy: null, group: "unclassified" } as const;
  const said = text({ ...unknown, timeline: [entry({ ...full, confidence: 0.4 })] });
  expect(said).toContain("Our rules guess Mailbox full, probably, 40 % sure: not enough to count.");
  expect(said).toContain("class by nobody");
});

it("reads the last delay where the failure brought no answer", () => {
  const delay = entry(full, { type: "MessageDelayed", eventId: "0" });
  const silent = entry(null, { answer: null, classifiedBy: "a-rule" });
  expect(
    text({ classification: "mailbox_full", classifiedBy: "a-rule", rulesVersion: 2, timeline: [delay, silent] }),
  ).toContain("95 % sure");
});
