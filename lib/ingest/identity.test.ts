import { describe, expect, it } from "vitest";
import { quarantineId } from "@/lib/ingest/identity";
import { parseBody } from "@/lib/ingest/senders/parse";
import type { NormalisedEvent } from "@/lib/ingest/types";

type Json = Record<string, unknown>;

const hour = 3_600_000;
const receivedAt = 1_764_064_800_000 - (1_764_064_800_000 % hour);
const message = { id: 7, token: "AbCdEfGh12345678", to: "ana@corp.example", metadata: null };
const sent = { message, status: "Sent", timestamp: 1764064801.091377, output: "250 OK" };
const open = { message, ip_address: "192.0.2.1", user_agent: "Mail" };
const limit = { server: { uuid: "u-1" }, volume: 950, limit: 1000 };
const dns = { domain: "shop.example", uuid: "d-1", dns_checked_at: 1764065700.31, spf_status: "Invalid" };
const bounced = { original_message: message, bounce: { id: 9, token: "b0UnCeTok3n99xYz", timestamp: 1764064811.2 } };

function event(body: Json, sourceId = "src_1", at = receivedAt): NormalisedEvent {
  const result = parseBody({ body: JSON.stringify(body), sourceId, receivedAt: at });
  if (!result.ok || result.value.kind !== "event") {
    throw new Error("not an event");
  }
  return result.value.event;
}

const id = (body: Json, sourceId?: string, at?: number) => event(body, sourceId, at).id;

function messageOf(body: Json, sourceId?: string): string {
  const found = event(body, sourceId);
  if (!("message" in found)) {
    throw new Error("no message");
  }
  return found.message.id;
}

function enveloped(type: string, payload: Json, more: Json = {}): Json {
  return { event: type, timestamp: 1764064801.2, payload, uuid: "0d0c4f0e-4b5e-4a55-9f0a-0b9a5a3f6c11", ...more };
}

function platform(type: string, payload: Json, timestamp: number = 1764064802): Json {
  return { event: type, tenant_id: "cm6abc123def456", timestamp, payload };
}

describe("one fact has one id", () => {
  it("by two Postal webhooks, which give two uuids", () => {
    const other = { uuid: "2f1b2c3d-0000-4000-8000-000000000001", timestamp: 1764064801.3 };
    expect(id(enveloped("MessageSent", sent, other))).toBe(id(enveloped("MessageSent", sent)));
    expect(id(enveloped("MessageBounced", bounced, other))).toBe(id(enveloped("MessageBounced", bounced)));
    expect(id(enveloped("DomainDNSError", dns, other))).toBe(id(enveloped("DomainDNSError", dns)));
  });

  it("by a tenant webhook, a platform webhook, a replay with a new timestamp, and bare", () => {
    for (const [type, payload] of [
      ["MessageSent", sent],
      ["MessageBounced", bounced],
      ["DomainDNSError", dns],
    ] as const) {
      const ids = [
        id(enveloped(type, payload)),
        id(platform(type, payload)),
        id(platform(type, payload, 1764099999)),
        id(payload),
        id(payload, "src_1", receivedAt + 60 * hour),
      ];
      expect(new Set(ids).size, type).toBe(1);
    }
  });

  it("whatever else a copy knows or leaves out", () => {
    const richer = {
      ...sent,
      message: { ...message, metadata: { a: "b" }, subject: "Hi" },
      remote_host: "mx.corp.example",
    };
    expect(id(richer)).toBe(id(sent));
  });

  it("however many decimals its time is printed with", () => {
    expect(id({ ...sent, timestamp: 1740935259.8611999 })).toBe(id({ ...sent, timestamp: 1740935259.8612 }));
    expect(id({ ...dns, dns_checked_at: 1764065700.3100002 })).toBe(id(dns));
  });

  it("for a domain in capitals", () => {
    expect(id({ ...dns, domain: "Shop.Example." })).toBe(id(dns));
  });

  it("with the form of its prefix and 128 bits", () => {
    expect(id(sent)).toMatch(/^evt_[0-9a-f]{32}$/);
    expect(messageOf(sent)).toMatch(/^msg_[0-9a-f]{32}$/);
  });
});

describe("two facts have two ids", () => {
  it.each([
    ["another attempt", { ...sent, timestamp: 1764064801.091378 }],
    ["another outcome at the same time", { ...sent, status: "SoftFail" }],
    ["another message", { ...sent, message: { ...message, token: "AbCdEfGh12345679" } }],
    ["a token in other case", { ...sent, message: { ...message, token: "abcdefgh12345678" } }],
    ["a message without a token", { ...sent, message: { id: 7 } }],
    ["a token that is another's number", { ...sent, message: { token: "7" } }],
  ])("%s", (_, body) => {
    expect(id(body)).not.toBe(id(sent));
  });

  it("one of each source", () => {
    expect(id(sent, "src_2")).not.toBe(id(sent, "src_1"));
    expect(messageOf(sent, "src_2")).not.toBe(messageOf(sent, "src_1"));
  });

  it("two reports that bounce one message, and one report that bounces two", () => {
    const report = { ...bounced, bounce: { ...bounced.bounce, token: "another0report00" } };
    const original = { ...bounced, original_message: { ...message, token: "another0original" } };
    expect(new Set([id(bounced), id(report), id(original)]).size).toBe(3);
  });

  it("two checks of one domain", () => {
    expect(id({ ...dns, dns_checked_at: 1764069300.31 })).not.toBe(id(dns));
  });
});

describe("opens, clicks and send limits", () => {
  it("go by the envelope's uuid", () => {
    const first = id(enveloped("MessageLoaded", open));
    expect(id(enveloped("MessageLoaded", open, { timestamp: 1764064999 }))).toBe(first);
    expect(id(enveloped("MessageLoaded", open, { uuid: "other" }))).not.toBe(first);
  });

  it("without a uuid go by the envelope's time and the payload", () => {
    const first = id(platform("MessageLoaded", open));
    expect(id(platform("MessageLoaded", open), "src_1", receivedAt + hour)).toBe(first);
    expect(id(platform("MessageLoaded", open, 1764064803))).not.toBe(first);
    expect(id(platform("MessageLoaded", { ...open, ip_address: "192.0.2.2" }))).not.toBe(first);
  });

  it("bare: equal opens are one, whenever they come", () => {
    expect(id(open, "src_1", receivedAt + 72 * hour)).toBe(id(open));
    expect(id({ ...open, user_agent: null })).not.toBe(id(open));
  });

  it("bare: equal send limits are one within an hour of arrival", () => {
    expect(id(limit, "src_1", receivedAt + hour - 1)).toBe(id(limit));
    expect(id(limit, "src_1", receivedAt + hour)).not.toBe(id(limit));
  });
});

describe("an event without the time that its identity needs", () => {
  const timeless = { message, status: "Sent" };

  it("falls back to the uuid, the envelope's time, the payload", () => {
    expect(id(enveloped("MessageSent", timeless, { timestamp: 1764064999 }))).toBe(
      id(enveloped("MessageSent", timeless)),
    );
    expect(id(platform("MessageSent", timeless))).toBe(id(platform("MessageSent", timeless)));
    expect(id(platform("MessageSent", timeless))).not.toBe(id(platform("MessageSent", timeless, 1764064999)));
    expect(id(timeless, "src_1", receivedAt + hour)).toBe(id(timeless));
  });

  it("uses the raw time even where it is too odd to date the event by", () => {
    const odd = { ...sent, timestamp: 12 };
    expect(event(odd).occurredAt).toBe(receivedAt);
    expect(id(enveloped("MessageSent", odd, { uuid: "x" }))).toBe(id(odd));
  });
});

describe("messages", () => {
  it("are known by their token, whatever tenant or number comes with it", () => {
    expect(messageOf(platform("MessageSent", sent))).toBe(messageOf(sent));
    expect(messageOf({ ...sent, message: { ...message, id: 8 } })).toBe(messageOf(sent));
    expect(messageOf(open)).toBe(messageOf(sent));
    expect(messageOf(bounced)).toBe(messageOf(sent));
  });

  it("without a token are known by tenant and number", () => {
    const numbered = { ...sent, message: { id: 7 } };
    expect(messageOf(platform("MessageSent", numbered))).not.toBe(messageOf(numbered));
    expect(messageOf({ ...sent, message: { id: "7" } })).toBe(messageOf(numbered));
  });

  it("of a test are never a real one's", () => {
    const sample = { ...platform("MessageSent", sent), _test: true };
    expect(messageOf(sample)).not.toBe(messageOf(sent));
    expect(id(sample)).not.toBe(id(sent));
    expect(messageOf({ ...sent, _test: true })).toBe(messageOf(sample));
  });
});

describe("quarantineId", () => {
  it("is one for the same bytes to the same source", () => {
    const bytes = new TextEncoder().encode('{"event":"New"}');
    expect(quarantineId("src_1", bytes)).toMatch(/^qua_[0-9a-f]{32}$/);
    expect(quarantineId("src_1", Uint8Array.from(bytes))).toBe(quarantineId("src_1", bytes));
    expect(quarantineId("src_2", bytes)).not.toBe(quarantineId("src_1", bytes));
    expect(quarantineId("src_1", bytes.subarray(1))).not.toBe(quarantineId("src_1", bytes));
  });
});
