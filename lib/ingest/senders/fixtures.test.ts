import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { parseBody } from "@/lib/ingest/senders/parse";
import type { NormalisedEvent } from "@/lib/ingest/types";

const receivedAt = 1_764_067_000_000;

function read(path: string): string {
  return readFileSync(new URL(path, import.meta.url), "utf8");
}

function parse(path: string): NormalisedEvent {
  const result = parseBody({ body: read(path), sourceId: "src_1", receivedAt });
  if (!result.ok || result.value.kind !== "event") {
    throw new Error(`${path} is not an event`);
  }
  return result.value.event;
}

const types = {
  "message-sent": "MessageSent",
  "message-delayed": "MessageDelayed",
  "message-delivery-failed": "MessageDeliveryFailed",
  "message-held": "MessageHeld",
  "message-bounced": "MessageBounced",
  "message-loaded": "MessageLoaded",
  "message-link-clicked": "MessageLinkClicked",
  "domain-dns-error": "DomainDNSError",
  "send-limit-approaching": "SendLimitApproaching",
  "send-limit-exceeded": "SendLimitExceeded",
} as const;

describe("fixtures", () => {
  it("are the ten types in every envelope of each sender", () => {
    const names = Object.keys(types);
    const ark = names.flatMap((name) => ["bare", "envelope", "platform"].map((envelope) => `${name}.${envelope}.json`));
    expect(readdirSync(new URL("./ark/fixtures", import.meta.url)).sort()).toEqual(ark.sort());
    expect(readdirSync(new URL("./postal/fixtures", import.meta.url)).sort()).toEqual(
      names.map((name) => `${name}.json`).sort(),
    );
  });

  it.each(Object.entries(types))("reads %s.json of either sender as %s", (name, type) => {
    expect(parse(`./postal/fixtures/${name}.json`).type).toBe(type);
    for (const envelope of ["bare", "envelope", "platform"]) {
      expect(parse(`./ark/fixtures/${name}.${envelope}.json`).type).toBe(type);
    }
  });

  it.each([
    "message-sent",
    "message-delayed",
    "message-delivery-failed",
    "message-held",
    "message-bounced",
    "domain-dns-error",
  ])("gives %s one id and one message in all of Ark's envelopes", (name) => {
    const all = ["bare", "envelope", "platform"].map((envelope) => parse(`./ark/fixtures/${name}.${envelope}.json`));
    expect(new Set(all.map(({ id }) => id)).size).toBe(1);
    expect(new Set(all.map((event) => ("message" in event ? event.message.id : "none"))).size).toBe(1);
    expect(all.map(({ tenant }) => tenant)).toEqual([null, null, "cm6abc123def456"]);
  });
});

describe("what a fixture says", () => {
  it("Postal's Sent: host out of details, attempt, times", () => {
    expect(parse("./postal/fixtures/message-sent.json")).toMatchObject({
      occurredAt: 1_764_064_801_091,
      receivedAt,
      test: false,
      metadata: null,
      message: {
        token: "Qm3kTz81LpXa0Rvd",
        number: "88121",
        direction: "outgoing",
        messageIdHeader: "c1b2-77@shop.example",
        recipient: "ana@gmail.com",
        sender: "orders@shop.example",
        subject: "Your order 1042",
        tag: "receipt",
        acceptedAt: 1_764_064_799_870,
      },
      answer: "250 2.0.0 OK  1764064801 a640c23a62f3a-b76 - gsmtp",
      host: "gmail-smtp-in.l.google.com",
      code: 250,
      enhancedCode: "2.0.0",
      verdict: null,
      senderClassification: null,
      attempted: true,
      seconds: 1.22,
      tls: true,
    });
  });

  it("Postal's HardFail: lines joined, empty tag, our own class", () => {
    expect(parse("./postal/fixtures/message-delivery-failed.json")).toMatchObject({
      message: { tag: null },
      answer:
        "550-5.1.1 The email account that you tried to reach does not exist.\n550 5.1.1 Check the recipient's address.",
      host: "mx1.corp.example",
      code: 550,
      enhancedCode: "5.1.1",
      verdict: {
        classification: "invalid_recipient",
        classificationCode: 10,
        classifiedBy: "google-no-such-user",
        confidence: 0.95,
      },
    });
  });

  it("Ark's HardFail: the sender's class, tenant", () => {
    expect(parse("./ark/fixtures/message-delivery-failed.platform.json")).toMatchObject({
      tenant: "cm6abc123def456",
      metadata: null,
      host: "mx1.corp.example",
      verdict: { classification: "invalid_recipient", classificationCode: 10, classifiedBy: "sender", confidence: 1 },
      senderClassification: "invalid_recipient",
    });
  });

  it("Ark's metadata and a Message-ID in angle brackets", () => {
    expect(parse("./ark/fixtures/message-delayed.bare.json")).toMatchObject({
      metadata: '{"campaign":"mar"}',
      message: { messageIdHeader: "9f2a@rp.arkhq.io" },
    });
  });

  it.each(["./postal/fixtures/message-held.json", "./ark/fixtures/message-held.bare.json"])(
    "a held message was not attempted (%s)",
    (path) => {
      expect(parse(path)).toMatchObject({ attempted: false, answer: null, code: null, host: null, verdict: null });
    },
  );

  it("a bounce: original, report, the report's time", () => {
    expect(parse("./postal/fixtures/message-bounced.json")).toMatchObject({
      occurredAt: 1_764_064_811_200,
      message: { token: "Qm3kTz81LpXa0Rvd", recipient: "ana@corp.example" },
      bounce: { token: "b0UnCeTok3n99xYz", direction: "incoming", sender: null },
      bounceKind: "bounce",
    });
  });

  it("an open and a click: the envelope's time, else the arrival", () => {
    expect(parse("./postal/fixtures/message-loaded.json")).toMatchObject({
      occurredAt: 1_764_065_100_447,
      ipAddress: "66.249.84.1",
      userAgent: "Mozilla/5.0 (via ggpht.com GoogleImageProxy)",
      url: null,
    });
    expect(parse("./ark/fixtures/message-link-clicked.bare.json")).toMatchObject({
      occurredAt: receivedAt,
      url: "https://brand.example/march?utm_source=mail&utm_campaign=mar",
    });
  });

  it("a DNS report and a send limit", () => {
    expect(parse("./postal/fixtures/domain-dns-error.json")).toMatchObject({
      occurredAt: 1_764_065_700_310,
      domain: "shop.example",
      domainUuid: "a1b2c3d4-e5f6-4789-8abc-0123456789ab",
      server: { uuid: "5f1c0f6e-52a4-4f0e-9d0c-0f2f6f1a2b3c", organization: "acme" },
      spf: { status: "Invalid" },
      dkim: { status: "OK", error: null },
      mx: { status: "Missing", error: "There are no MX records for shop.example" },
    });
    expect(parse("./ark/fixtures/send-limit-approaching.platform.json")).toMatchObject({
      occurredAt: 1_764_066_000_000,
      server: { uuid: "0b6f7c1e-8f0a-4c55-9d5e-3f1d2c4b5a69", name: "Brand", organization: null },
      volume: 91,
      limit: 100,
    });
  });
});
