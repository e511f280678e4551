import "server-only";

import type * as z from "zod";
import type { Context, ParseInput, Read } from "@/lib/ingest/senders/event-base";
import {
  bounceSchema,
  deliverySchema,
  domainSchema,
  engagementSchema,
  limitSchema,
} from "@/lib/ingest/senders/payload-schema";
import { readBounce, readDelivery, readEngagement } from "@/lib/ingest/senders/read-message-event";
import { readDomain, readLimit } from "@/lib/ingest/senders/read-server-event";
import { isObject, recognise } from "@/lib/ingest/senders/recognise";
import type { NormalisedEvent, Unrecognised } from "@/lib/ingest/types";
import { err, ok, type Result } from "@/lib/result";

export type Parsed = { kind: "event"; event: NormalisedEvent } | { kind: "unrecognised"; unrecognised: Unrecognised };

/**
 * A verified body as one event. "bad_body" if it is not JSON or not an object; whatever else cannot be read
 * is unrecognised, with a reason in words. Never throws, and gives the same for the same input: a rebuild
 * parses stored bodies again.
 */
export function parseBody(input: ParseInput): Result<Parsed, "bad_body"> {
  const body = parseJson(input.body);
  if (!isObject(body)) {
    return err("bad_body");
  }
  const recognised = recognise(body);
  const event = recognised.ok ? readEvent({ ...input, recognised: recognised.value }) : recognised;
  return ok(event.ok ? { kind: "event", event: event.value } : { kind: "unrecognised", unrecognised: event.error });
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text.startsWith("\uFEFF") ? text.slice(1) : text);
  } catch {
    return undefined;
  }
}

function readEvent(context: Context): Read<NormalisedEvent> {
  const { type } = context.recognised;
  switch (type) {
    case "MessageSent":
    case "MessageDelayed":
    case "MessageDeliveryFailed":
    case "MessageHeld":
      return withPayload(deliverySchema, context, (payload) => readDelivery(type, payload, context));
    case "MessageBounced":
      return withPayload(bounceSchema, context, (payload) => readBounce(payload, context));
    case "MessageLoaded":
    case "MessageLinkClicked":
      return withPayload(engagementSchema, context, (payload) => readEngagement(type, payload, context));
    case "DomainDNSError":
      return withPayload(domainSchema, context, (payload) => readDomain(payload, context));
    case "SendLimitApproaching":
    case "SendLimitExceeded":
      return withPayload(limitSchema, context, (payload) => ok(readLimit(type, payload, context)));
    default:
      return type satisfies never;
  }
}

function withPayload<T, E>(schema: z.ZodType<T>, { recognised }: Context, read: (payload: T) => Read<E>): Read<E> {
  const parsed = schema.safeParse(recognised.payload);
  if (parsed.success) {
    return read(parsed.data);
  }
  const field = parsed.error.issues[0]?.path.join(".") ?? "";
  return err({
    reason: `The field “${field}” of ${recognised.type} is missing or not of the known form.`,
    type: recognised.type,
  });
}
