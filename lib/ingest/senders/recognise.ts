import { cleanText } from "@/lib/ingest/senders/clean-text";
import type { EventType, Unrecognised } from "@/lib/ingest/types";
import { err, ok, type Result } from "@/lib/result";

type JsonObject = Readonly<Record<string, unknown>>;

/** A body taken out of whichever of the three envelopes it came in. Times in Unix seconds, raw. */
export interface Recognised {
  type: EventType;
  payload: JsonObject;
  uuid: string | null;
  timestamp: number | null;
  tenant: string | null;
  test: boolean;
}

const eventTypes: ReadonlyMap<string, EventType> = new Map(
  (
    [
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
    ] as const
  ).map((type) => [type, type]),
);

const statusTypes: ReadonlyMap<string, EventType> = new Map([
  ["Sent", "MessageSent"],
  ["SoftFail", "MessageDelayed"],
  ["HardFail", "MessageDeliveryFailed"],
  ["Held", "MessageHeld"],
]);

const dnsFields = ["dns_checked_at", "spf_status", "dkim_status", "mx_status", "return_path_status"];
const maxTypeLength = 100;
const maxKeyLength = 255;

/** A JSON object: not null, not an array. */
export function isObject(value: unknown): value is JsonObject {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/**
 * Finds envelope and type. With an envelope its `event` is trusted; a bare
 * payload is told by its fields. What is none of the ten types comes back with a reason in words.
 */
export function recognise(body: JsonObject): Result<Recognised, Unrecognised> {
  const { event, payload } = body;
  if (typeof event === "string" && isObject(payload)) {
    return recogniseEnvelope(event, payload, body);
  }
  const found = bareType(body);
  if (!found.ok) {
    const named = typeof event === "string" ? cleanText(event, maxTypeLength) : null;
    return err({ reason: found.error, type: named });
  }
  return ok({ type: found.value, payload: body, uuid: null, timestamp: null, tenant: null, test: body._test === true });
}

function recogniseEnvelope(event: string, payload: JsonObject, body: JsonObject): Result<Recognised, Unrecognised> {
  const type = eventTypes.get(event);
  if (type === undefined) {
    const named = cleanText(event, maxTypeLength);
    return err({ reason: `The event type “${named ?? ""}” is not one of the ten known ones.`, type: named });
  }
  const { uuid, timestamp, tenant_id: tenant } = body;
  return ok({
    type,
    payload,
    uuid: typeof uuid === "string" ? cleanText(uuid, maxKeyLength) : null,
    timestamp: typeof timestamp === "number" && Number.isFinite(timestamp) ? timestamp : null,
    tenant: typeof tenant === "string" ? cleanText(tenant, maxKeyLength) : null,
    test: body._test === true || payload._test === true,
  });
}

/** First match wins. */
function bareType(payload: JsonObject): Result<EventType, string> {
  if (isObject(payload.original_message) && isObject(payload.bounce)) {
    return ok("MessageBounced");
  }
  if (isObject(payload.message)) {
    return bareMessageType(payload);
  }
  if (typeof payload.domain === "string" && dnsFields.some((field) => Object.hasOwn(payload, field))) {
    return ok("DomainDNSError");
  }
  const { volume, limit } = payload;
  if (isObject(payload.server) && typeof volume === "number" && typeof limit === "number") {
    // A guess: the sender reads the volume again when the notice goes out, and it may have crossed the limit since.
    return ok(volume >= limit ? "SendLimitExceeded" : "SendLimitApproaching");
  }
  return err("The body has no envelope, and its fields are those of no known event.");
}

function bareMessageType(payload: JsonObject): Result<EventType, string> {
  const { status, url } = payload;
  if (status !== undefined) {
    const type = typeof status === "string" ? statusTypes.get(status) : undefined;
    return type === undefined ? err("The body has no envelope, and its delivery status is not a known one.") : ok(type);
  }
  if (typeof url === "string") {
    return ok("MessageLinkClicked");
  }
  if (Object.hasOwn(payload, "ip_address") || Object.hasOwn(payload, "user_agent")) {
    return ok("MessageLoaded");
  }
  return err("The body has no envelope, and nothing in it says what happened to the message.");
}
