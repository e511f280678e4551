import "server-only";
import { classify } from "@/lib/bounces/classify";
import { rulesVersion } from "@/lib/bounces/rules/version";
import { eventTypes } from "@/lib/events/types";
import { parseBody } from "@/lib/ingest/senders/parse";
import type { DeliveryEvent, EventType, NormalisedEvent } from "@/lib/ingest/types";
import type { TimelineEntry } from "@/lib/messages/types";

interface StoredEvent {
  id: string;
  type: string;
  sourceId: string;
  occurredAt: Date;
  receivedAt: Date;
  body: string;
}

const silent = {
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
};

/** What each event of a message says, read again from its body. */
export function readTimeline(events: readonly StoredEvent[]): TimelineEntry[] {
  return events.flatMap((stored) => {
    const type = asEventType(stored.type);
    const { id: eventId, body, sourceId } = stored;
    const receivedAt = stored.receivedAt.getTime();
    const parsed = parseBody({ body, sourceId, receivedAt });
    const said = parsed.ok && parsed.value.kind === "event" ? saidBy(parsed.value.event) : {};
    return type === null ? [] : [{ ...silent, ...said, eventId, type, at: stored.occurredAt.getTime(), receivedAt }];
  });
}

export function asEventType(text: string): EventType | null {
  return eventTypes.find((type) => type === text) ?? null;
}

function saidBy(event: NormalisedEvent): Partial<TimelineEntry> {
  switch (event.type) {
    case "MessageSent":
    case "MessageDelayed":
    case "MessageDeliveryFailed":
    case "MessageHeld": {
      const { details, answer, host, code, enhancedCode, verdict, senderClassification, seconds, tls, attempted } =
        event;
      return {
        details,
        answer,
        host,
        code,
        enhancedCode,
        classification: verdict?.classification ?? null,
        classifiedBy: verdict?.classifiedBy ?? null,
        confidence: verdict?.confidence ?? null,
        senderClassification,
        seconds,
        tls,
        attempted,
        ...readByUs(event),
      };
    }
    case "MessageBounced":
      return { bounceKind: event.bounceKind, bounceFrom: event.bounce.sender, bounceSubject: event.bounce.subject };
    case "MessageLoaded":
    case "MessageLinkClicked":
      return { ipAddress: event.ipAddress, userAgent: event.userAgent, url: event.url };
    default:
      return {};
  }
}

/** Sent and held mail has no class. */
function readByUs(event: DeliveryEvent): Pick<TimelineEntry, "ours" | "rulesVersion"> {
  return event.type === "MessageDelayed" || event.type === "MessageDeliveryFailed"
    ? { ours: classify(event), rulesVersion }
    : { ours: null, rulesVersion: null };
}

/** Ark's key-value pairs out of the column that keeps them as JSON. */
export function metadataOf(text: string | null): Record<string, unknown> | null {
  if (text === null) {
    return null;
  }
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === "object" && value !== null && !Array.isArray(value) ? { ...value } : null;
  } catch {
    return null;
  }
}

/** The sender holds mail to addresses on a list of its own, and says so in `details`. */
export function isHeldBySenderList(details: string | null): boolean {
  return /suppression list/i.test(details ?? "");
}
