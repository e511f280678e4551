import type { EventType, Millis } from "@/lib/ingest/types";

export const eventTypes = [
  "MessageSent",
  "MessageDelayed",
  "MessageDeliveryFailed",
  "MessageHeld",
  "MessageBounced",
  "MessageLoaded",
  "MessageLinkClicked",
  "DomainDNSError",
  "SendLimitApproaching",
  "SendLimitExceeded",
] as const satisfies readonly EventType[];

export interface EventRow {
  id: string;
  sourceId: string;
  type: EventType;
  occurredAt: Millis;
  receivedAt: Millis;
  messageId: string | null;
  tenant: string | null;
  /** Ark's key-value pairs. */
  metadata: Record<string, unknown> | null;
  /** From domain of the message, or the domain of a DNS report. */
  domain: string | null;
  recipient: string | null;
  classification: string | null;
  direction: "outgoing" | "incoming" | null;
  test: boolean;
  /** Of a message before the retention horizon: recorded, not counted. */
  late: boolean;
  /** The body as it came; undefined unless asked for. */
  payload?: unknown;
}

export interface EventFilters {
  type?: EventType;
  /** Id or slug. */
  source?: string;
  messageId?: string;
  domain?: string;
  tenant?: string;
  /** A whole address. */
  recipient?: string;
  classification?: string;
  direction?: "outgoing" | "incoming";
  test?: boolean;
  from?: Millis;
  to?: Millis;
}
