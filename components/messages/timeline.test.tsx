import { renderToStaticMarkup } from "react-dom/server";
import { expect, it } from "vitest";
import { Timeline } from "@/components/messages/timeline";
import { allRules } from "@/lib/bounces/rules/rule-book";
import type { TimelineEntry } from "@/lib/messages/types";

const at = Date.UTC(2026, 10, 24, 10, 0);

const entry = (changes: Partial<TimelineEntry>): TimelineEntry => ({
  eventId: "1",
  type: "MessageDeliveryFailed",
  at,
  receivedAt: at,
  details: null,
  answer: null,
  host: null,
  code: null,
  enhancedCode: null,
  classification: null,
  classifiedBy: null,
  confidence: null,
  senderClassification: null,
  ours: null,
  rulesVersion: null,
  seconds: null,
  tls: null,
  attempted: false,
  bounceKind: null,
  bounceFrom: null,
  bounceSubject: null,
  ipAddress: null,
  userAgent: null,
  url: null,
  ...changes,
});

const text = (entries: TimelineEntry[], acceptedAt: number | null = null) =>
  renderToStaticMarkup(<Timeline entries={entries} acceptedAt={acceptedAt} zone="UTC" />)
    .replaceAll("\u202f", " ")
    .replace(/<[^>]+>/g, "|");

it("shows a hostile answer as text", () => {
  const markup = renderToStaticMarkup(
    <Timeline entries={[entry({ answer: "550 <img src=x onerror=alert(1)>" })]} acceptedAt={null} zone="UTC" />,
  );
  expect(markup).toContain("550 &lt;img src=x onerror=alert(1)&gt;");
  expect(markup).not.toContain("<img");
});

it("says the gaps between events in words", () => {
  const said = text([entry({ at: at + 200_000 }), entry({ eventId: "2", at: at + 200_000 })], at);
  expect(said).toContain("Accepted by the sender");
  expect(said).toContain("3 min 20 s later");
  expect(said).toContain("at the same time");
});

it("says host, TLS, seconds and codes of an attempt, and what was not reported", () => {
  const tried = {
    host: "mx1.example.com",
    tls: true,
    seconds: 0.84,
    code: 550,
    enhancedCode: "5.1.1",
    attempted: true,
  };
  expect(text([entry(tried)])).toContain("host mx1.example.com · with TLS · took 840 ms · code 550 · enhanced 5.1.1");
  expect(text([entry({ attempted: true })])).toContain("TLS not reported");
  expect(text([entry({})])).toContain("no delivery was tried");
});

it("tells the sender's class from ours", () => {
  expect(text([entry({ classification: "spam_block", classifiedBy: "sender", confidence: 1 })])).toContain(
    "classified by the sender",
  );
  const byUs = { classification: "spam_block", classifiedBy: "a-rule", confidence: 0.8, rulesVersion: 2 };
  expect(text([entry(byUs)])).toContain(
    "classified by Mailgauge’s rule a-rule (rules version 2), 80 % sure; the sender said nothing",
  );
});

const blocked = { classification: "spam_block", confidence: 0.95, rule: "some-list", move: "ours" } as const;

it("says so where our rules read an answer otherwise than the sender, and keeps the sender's class", () => {
  const said = text([entry({ classification: "invalid_recipient", classifiedBy: "sender", ours: blocked })]);
  expect(said).toContain("Invalid recipient");
  expect(said).toContain(
    "The sender says Invalid recipient. Our rules read this answer as Blocked sender, 95 % sure, by rule some-list.",
  );
  const unsure = { ...blocked, confidence: 0.7 };
  expect(text([entry({ classification: "invalid_recipient", classifiedBy: "sender", ours: unsure })])).not.toContain(
    "Our rules read",
  );
});

it("says why the rule says so, or that this release has no such rule", () => {
  const rule = allRules[0];
  const known = entry({ classification: "spam_block", classifiedBy: rule?.name ?? "", confidence: 0.9 });
  expect(
    renderToStaticMarkup(<Timeline entries={[known]} acceptedAt={null} zone="UTC" />)
      .replaceAll("&#x27;", "'")
      .replaceAll("&quot;", '"'),
  ).toContain("An answer that it decides:");
  expect(
    text([entry({ classification: "spam_block", classifiedBy: "a-rule-of-another-release", confidence: 0.5 })]),
  ).toContain("This rule is of another version of Mailgauge");
});

it("writes out what turns or hides text in an answer", () => {
  expect(text([entry({ answer: "550 \u001b[31mno\u202e" })])).toContain("550 [U+001B][31mno[U+202E]");
});

it("says that an automatic reply is no bounce", () => {
  expect(text([entry({ type: "MessageBounced", bounceKind: "auto-reply" })])).toContain(
    "Automatic reply, not counted as a bounce",
  );
});
