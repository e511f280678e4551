import { describe, expect, it } from "vitest";
import { type Parsed, parseBody } from "@/lib/ingest/senders/parse";
import type { NormalisedEvent, Unrecognised } from "@/lib/ingest/types";

const receivedAt = 1_764_067_000_000;
const message = { id: 7, token: "AbCdEfGh12345678", to: "ana@corp.example", from: "orders@shop.example" };
const sent = { message, status: "Sent", timestamp: 1764064801.5, output: "250 OK" };

function parseText(body: string): Parsed {
  const result = parseBody({ body, sourceId: "src_1", receivedAt });
  if (!result.ok) {
    throw new Error(result.error);
  }
  return result.value;
}

function eventOf(body: unknown): NormalisedEvent {
  const parsed = parseText(typeof body === "string" ? body : JSON.stringify(body));
  if (parsed.kind !== "event") {
    throw new Error(parsed.unrecognised.reason);
  }
  return parsed.event;
}

function refusalOf(body: unknown): Unrecognised {
  const parsed = parseText(JSON.stringify(body));
  if (parsed.kind !== "unrecognised") {
    throw new Error(`read as ${parsed.event.type}`);
  }
  return parsed.unrecognised;
}

function isText(value: unknown): value is string {
  return typeof value === "string";
}

describe("bad bodies", () => {
  it.each(["", "nonsense", '{"a":1', "[]", "[{}]", "null", "1", '"text"', "NaN", "{'a':1}"])("refuses %j", (body) => {
    expect(parseBody({ body, sourceId: "src_1", receivedAt })).toEqual({ ok: false, error: "bad_body" });
  });
});

describe("bodies that are none of the ten events", () => {
  it.each([
    ["an empty object", {}, null],
    ["an unknown event", { event: "MessageComplained", payload: sent }, "MessageComplained"],
    ["a name that every object has", { event: "constructor", payload: sent }, "constructor"],
    ["an event without a payload", { event: "MessageSent" }, "MessageSent"],
    ["a payload that is a list", { event: "MessageSent", payload: [sent] }, "MessageSent"],
    ["an unknown status", { ...sent, status: "Bounced" }, null],
    ["a status that is no text", { ...sent, status: 1 }, null],
    ["raw incoming mail", { message: "UmVjZWl2ZWQ6", base64: true }, null],
    ["a message and nothing else", { message }, null],
    ["a payload of another type", { event: "MessageSent", payload: { domain: "shop.example" } }, "MessageSent"],
    ["a message that is text", { event: "MessageLoaded", payload: { message: "x" } }, "MessageLoaded"],
    [
      "no name of the message",
      { event: "MessageSent", payload: { ...sent, message: { to: "a@b.example" } } },
      "MessageSent",
    ],
    ["an empty token and no id", { ...sent, message: { token: " ", id: null } }, "MessageSent"],
    ["a direction that nobody knows", { ...sent, message: { ...message, direction: "sideways" } }, "MessageSent"],
    ["a DNS report on no domain", { domain: " . ", spf_status: "OK" }, "DomainDNSError"],
    ["a limit of no server", { event: "SendLimitExceeded", payload: { volume: 1, limit: 1 } }, "SendLimitExceeded"],
    ["a limit that is no count", { server: { uuid: "u" }, volume: 1e12, limit: 1 }, "SendLimitExceeded"],
    ["a negative volume", { server: { uuid: "u" }, volume: -1, limit: 1 }, "SendLimitApproaching"],
  ])("keeps %s and says why", (_, body, type) => {
    const refusal = refusalOf(body);
    expect(refusal.type).toBe(type);
    expect(refusal.reason).toMatch(/^[A-Z].{20,}\.$/);
  });

  it("says which field is at fault", () => {
    const body = { event: "MessageBounced", payload: { original_message: message, bounce: 5 } };
    expect(refusalOf(body).reason).toContain("“bounce”");
  });
});

describe("the type of a bare payload", () => {
  it.each([
    [{ original_message: message, bounce: message, message, status: "Sent" }, "MessageBounced"],
    [sent, "MessageSent"],
    [{ ...sent, status: "SoftFail" }, "MessageDelayed"],
    [{ ...sent, status: "HardFail" }, "MessageDeliveryFailed"],
    [{ ...sent, status: "Held" }, "MessageHeld"],
    [{ message, url: "https://shop.example", token: "t" }, "MessageLinkClicked"],
    [{ message, ip_address: "192.0.2.1" }, "MessageLoaded"],
    [{ message, user_agent: null }, "MessageLoaded"],
    [{ domain: "shop.example", dns_checked_at: 1764064801 }, "DomainDNSError"],
    [{ domain: "shop.example", mx_status: null }, "DomainDNSError"],
    [{ server: { uuid: "u" }, volume: 949, limit: 950 }, "SendLimitApproaching"],
    [{ server: { uuid: "u" }, volume: 950, limit: 950 }, "SendLimitExceeded"],
  ])("%j is %s", (body, type) => {
    expect(eventOf(body).type).toBe(type);
  });

  it("is the envelope's where there is one, whatever the status says", () => {
    expect(eventOf({ event: "MessageDelayed", payload: { ...sent, status: "HardFail" } }).type).toBe("MessageDelayed");
  });
});

describe("what is missing or odd", () => {
  it("reads a delivery that has nothing but a token", () => {
    expect(eventOf({ event: "MessageSent", payload: { message: { token: "t" } } })).toMatchObject({
      occurredAt: receivedAt,
      message: { direction: "outgoing", number: null, recipient: null, subject: null, tag: null, acceptedAt: null },
      details: null,
      answer: null,
      host: null,
      code: null,
      attempted: false,
      seconds: null,
      tls: null,
    });
  });

  it("takes details of an unknown form as absent", () => {
    const odd = { ...sent, details: 5, output: ["x"], sent_with_ssl: "yes", time: "1.2", classification_code: "10" };
    expect(eventOf({ ...odd, message: { ...message, subject: {}, tag: 3, metadata: "x" } })).toMatchObject({
      details: null,
      answer: null,
      tls: null,
      seconds: null,
      metadata: null,
      message: { subject: null, tag: null },
    });
  });

  it("takes empty texts as absent", () => {
    const empty = { ...message, tag: "", subject: "", from: "", to: "", message_id: "<>" };
    const none = { tag: null, subject: null, sender: null, recipient: null, messageIdHeader: null };
    expect(eventOf({ ...sent, message: empty, details: "", output: "\r\n" })).toMatchObject({
      message: none,
      details: null,
      answer: null,
    });
  });

  it("names a message by its id where it has no token", () => {
    expect(eventOf({ ...sent, message: { id: "x-9" } })).toMatchObject({ message: { token: null, number: "x-9" } });
    expect(eventOf({ ...sent, message: { id: 0 } })).toMatchObject({ message: { token: null, number: "0" } });
  });

  it("marks a test by `_test` at the top or in the payload", () => {
    const body = { event: "MessageSent", tenant_id: "t", timestamp: 1764064801, payload: sent };
    expect(eventOf(body).test).toBe(false);
    expect(eventOf({ ...body, _test: true }).test).toBe(true);
    expect(eventOf({ ...body, payload: { ...sent, _test: true } }).test).toBe(true);
    expect(eventOf({ ...sent, _test: true }).test).toBe(true);
  });

  it("keeps unknown classes and takes “unclassified” as no word", () => {
    const failed = { ...sent, status: "HardFail", output: "550 5.1.1 no such user" };
    expect(eventOf({ ...failed, classification: "tls_required", classification_code: 50 })).toMatchObject({
      senderClassification: "tls_required",
      verdict: { classification: "tls_required", classificationCode: 50, classifiedBy: "sender" },
    });
    expect(eventOf({ ...failed, classification: "unclassified", classification_code: 99 })).toMatchObject({
      senderClassification: "unclassified",
      verdict: { classification: "invalid_recipient", classifiedBy: "user-unknown" },
    });
  });

  it("is as unsure as can be of the last failure of a message that was only ever delayed", () => {
    const details = "Maximum number of delivery attempts (18) has been reached. Added a@b.example to suppression list.";
    expect(eventOf({ ...sent, status: "HardFail", output: "", details, time: null })).toMatchObject({
      answer: null,
      verdict: { classifiedBy: "postal-gave-up", confidence: 0.5 },
      attempted: false,
    });
  });

  it("takes the codes from the answer, else from Ark's own fields", () => {
    const failed = { ...sent, status: "HardFail", smtp_enhanced_code: "5.2.2" };
    expect(eventOf({ ...failed, output: "550-5.1.1 a\r\n550 5.1.1 b" })).toMatchObject({
      code: 550,
      enhancedCode: "5.1.1",
    });
    const details = "552 mailbox_full: Delivery to a@b.example failed at 192.0.2.1:25 (mx.b.example)";
    expect(eventOf({ ...failed, output: "", details })).toMatchObject({ code: 552, enhancedCode: "5.2.2" });
    expect(eventOf({ ...failed, output: "", smtp_enhanced_code: "high" })).toMatchObject({ enhancedCode: null });
  });
});

describe("hostile values", () => {
  const nul = String.fromCharCode(0);

  it("replaces NUL and lone surrogates in every text that it takes out", () => {
    const bad = `a${nul}b\uD800c`;
    const event = eventOf({
      event: "MessageLinkClicked",
      tenant_id: bad,
      payload: {
        message: { token: bad, to: bad, from: bad, subject: bad, tag: bad, message_id: bad, metadata: { [bad]: bad } },
        url: bad,
        ip_address: bad,
        user_agent: bad,
      },
    });
    const texts = Object.values({ ...event, ...("message" in event ? event.message : {}) }).filter(isText);
    expect(texts.length).toBeGreaterThan(10);
    for (const text of texts) {
      expect(text).not.toContain(nul);
      expect(text).not.toMatch(/\p{Surrogate}/u);
    }
    expect(event).toMatchObject({
      tenant: "a\uFFFDb\uFFFDc",
      url: "a\uFFFDb\uFFFDc",
      message: { tag: "a\uFFFDb\uFFFDc" },
    });
  });

  it("caps what it takes out and keeps the body whole", () => {
    const long = "x".repeat(1_000_000);
    const body = JSON.stringify({
      ...sent,
      details: long,
      output: long,
      message: { ...message, subject: long, to: long, tag: long },
    });
    const event = eventOf(body);
    expect(event.body).toBe(body);
    expect(event).toMatchObject({
      details: long.slice(0, 4000),
      answer: long.slice(0, 65_536),
      message: { subject: long.slice(0, 1000), tag: long.slice(0, 1000), recipient: long.slice(0, 512) },
    });
  });

  it("never cuts a character in half", () => {
    const subject = `${"x".repeat(999)}😀`;
    expect(eventOf({ ...sent, message: { ...message, subject } })).toMatchObject({
      message: { subject: "x".repeat(999) },
    });
  });

  it("refuses a hundred thousand levels that never end", () => {
    const result = parseBody({ body: "[".repeat(100_000), sourceId: "src_1", receivedAt });
    expect(result).toEqual({ ok: false, error: "bad_body" });
  });

  it("reads a hundred thousand levels of nesting", () => {
    const deep = `${"[".repeat(100_000)}${"]".repeat(100_000)}`;
    const body = `{"message":{"token":"t","metadata":{"deep":${deep}}},"ip_address":"192.0.2.1","more":${deep}}`;
    expect(eventOf(body)).toMatchObject({ type: "MessageLoaded", metadata: null });
    expect(eventOf(body).id).toBe(eventOf(body).id);
  });

  it("is not led astray by __proto__", () => {
    const body = `{"__proto__":{"status":"Sent","message":{"token":"evil"}},"message":{"__proto__":{"token":"evil"},"id":1},"status":"Held"}`;
    expect(eventOf(body)).toMatchObject({ type: "MessageHeld", message: { token: null, number: "1" } });
    expect(refusalOf(JSON.parse('{"__proto__":{"message":{"token":"t"},"status":"Sent"}}')).type).toBeNull();
  });

  it("takes numbers that overflow as absent", () => {
    const body = `{"message":{"id":1e999,"token":"t","timestamp":1e999},"status":"Sent","timestamp":-1e999,"time":1e999}`;
    expect(eventOf(body)).toMatchObject({
      occurredAt: receivedAt,
      seconds: null,
      message: { number: null, acceptedAt: null },
    });
  });
});
