import type {
  BounceEvent,
  DeliveryEvent,
  DeliveryType,
  EngagementEvent,
  MessageFacts,
  Verdict,
} from "@/lib/ingest/types";

/** 2026-11-10 12:00:00 UTC */
export const noon = Date.UTC(2026, 10, 10, 12);
export const minute = 60_000;
export const hour = 60 * minute;

let made = 0;
const nextId = () => `evt_${String(++made).padStart(32, "0")}`;

const message: MessageFacts = {
  id: "msg_1",
  token: "Qm3kTz81LpXa0Rvd",
  number: "88121",
  direction: "outgoing",
  messageIdHeader: "c1b2-77@shop.example",
  recipient: "ana@corp.example",
  sender: "orders@shop.example",
  subject: "Your order 1042",
  tag: "receipt",
  acceptedAt: noon - 5000,
};

export const verdictOf = (classification: string, by = "sender"): Verdict => ({
  classification,
  classificationCode: null,
  classifiedBy: by,
  confidence: 1,
});

interface Given<E> {
  at?: number;
  message?: Partial<MessageFacts>;
  with?: Partial<E>;
}

function base(at: number) {
  return {
    id: nextId(),
    sourceId: "ark",
    occurredAt: at,
    receivedAt: at + 1000,
    tenant: null,
    metadata: null,
    test: false,
    body: "{}",
  };
}

/** A delivery event of the one message, changed as given. */
export function delivery(
  type: DeliveryType,
  { at = noon, message: facts = {}, with: more = {} }: Given<DeliveryEvent> = {},
): DeliveryEvent {
  return {
    ...base(at),
    type,
    message: { ...message, ...facts },
    details: null,
    answer: null,
    host: null,
    code: null,
    enhancedCode: null,
    verdict: null,
    senderClassification: null,
    attempted: type !== "MessageHeld",
    seconds: 1,
    tls: true,
    ...more,
  };
}

export const sent = (given: Given<DeliveryEvent> = {}) => delivery("MessageSent", given);
export const delayed = (given: Given<DeliveryEvent> = {}) => delivery("MessageDelayed", given);
export const failed = (given: Given<DeliveryEvent> = {}) => delivery("MessageDeliveryFailed", given);
export const held = (given: Given<DeliveryEvent> = {}) => delivery("MessageHeld", given);

export function bounced({ at = noon, with: more = {} }: Given<BounceEvent> = {}): BounceEvent {
  const bounce = { ...message, id: "msg_2", token: "b0UnCeTok3n99xYz", direction: "incoming" as const };
  return { ...base(at), type: "MessageBounced", message, bounce, bounceKind: "bounce", ...more };
}

export function engaged(type: "MessageLoaded" | "MessageLinkClicked", at: number): EngagementEvent {
  return { ...base(at), type, message, ipAddress: null, userAgent: null, url: null };
}
