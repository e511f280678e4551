import "server-only";

import { createHash, hash } from "node:crypto";
import type { EventType, Millis } from "@/lib/ingest/types";
import { microseconds } from "@/lib/ingest/when";

type Part = string | number | boolean | null | readonly Part[];

/** 128 bits in hex: one case, so that both engines sort ids alike. */
const digestLength = 32;
const hourLength: Millis = 60 * 60 * 1000;

// JSON keeps the parts apart whatever they hold, and escapes lone surrogates instead of merging them.
function digest(prefix: string, parts: readonly Part[]): string {
  return prefix + hash("sha256", JSON.stringify(parts), "hex").slice(0, digestLength);
}

/** How a sender names a message: the token if there is one, since numbers collide between servers and tenants. */
export interface MessageName {
  token: string | null;
  number: string | null;
  tenant: string | null;
}

/** The part of an identity that stands for a message; null if nothing names it. */
export function messageKey({ token, number, tenant }: MessageName): readonly Part[] | null {
  if (token !== null) {
    return ["token", token];
  }
  return number === null ? null : ["number", tenant, number];
}

/** Our id of a message. A sample of a "send a test" never touches a real message, so it has one of its own. */
export function messageId(sourceId: string, key: readonly Part[], test: boolean): string {
  return digest("msg_", [sourceId, test ? "test" : "real", key]);
}

/** What an event says of itself, as it came: times in Unix seconds, raw. */
export interface EventFacts {
  sourceId: string;
  type: EventType;
  test: boolean;
  /** What happened, for the types that say it: [message], [message, bounce] or [domain]; null if it cannot be told. */
  subject: readonly (readonly Part[] | string)[] | null;
  /** When the subject happened, for the types whose identity needs it; undefined where the subject is enough. */
  subjectTime: number | null | undefined;
  envelope: { uuid: string | null; timestamp: number | null };
  receivedAt: Millis;
  /** Digest of the payload; called only where nothing better tells two events apart. */
  payloadDigest: () => string;
}

/**
 * The id of an event says what happened, not how it came, so that two webhooks, a replay and a bare
 * copy of one fact give one id.
 */
export function eventId(facts: EventFacts): string {
  return digest("evt_", [facts.sourceId, facts.test ? "test" : "real", facts.type, ...whatHappened(facts)]);
}

function whatHappened(facts: EventFacts): readonly Part[] {
  const { subject, subjectTime, envelope } = facts;
  if (subject !== null && subjectTime === undefined) {
    return ["subject", ...subject];
  }
  if (subject !== null && typeof subjectTime === "number") {
    return ["subject", ...subject, microseconds(subjectTime)];
  }
  if (envelope.uuid !== null) {
    return ["uuid", envelope.uuid];
  }
  if (envelope.timestamp !== null) {
    return ["sent", microseconds(envelope.timestamp), facts.payloadDigest()];
  }
  return recurring.has(facts.type)
    ? ["hour", Math.floor(facts.receivedAt / hourLength), facts.payloadDigest()]
    : ["payload", facts.payloadDigest()];
}

/** Notices that repeat word for word while a state lasts, at most once an hour. */
const recurring: ReadonlySet<EventType> = new Set(["SendLimitApproaching", "SendLimitExceeded", "DomainDNSError"]);

/** Digest of a parsed payload; of the whole text where it is nested too deep to be written again. */
export function payloadDigest(payload: unknown, body: string): string {
  return hash("sha256", jsonText(payload) ?? body, "hex");
}

/** JSON text of a parsed value, or null where it is nested too deep for JSON.stringify. */
export function jsonText(value: unknown): string | null {
  try {
    return JSON.stringify(value) ?? null;
  } catch {
    return null;
  }
}

/** The id of a body that could not be read as an event: the same bytes to the same source are kept once. */
export function quarantineId(sourceId: string, bytes: Uint8Array): string {
  const digester = createHash("sha256").update(JSON.stringify(sourceId)).update(bytes);
  return `qua_${digester.digest("hex").slice(0, digestLength)}`;
}
