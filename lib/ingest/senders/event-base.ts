import { eventId, jsonText, payloadDigest } from "@/lib/ingest/identity";
import { isObject, type Recognised } from "@/lib/ingest/senders/recognise";
import type { Millis, Unrecognised } from "@/lib/ingest/types";
import { occurredAt } from "@/lib/ingest/when";
import type { Result } from "@/lib/result";

export interface ParseInput {
  /** The request's body as text. */
  body: string;
  sourceId: string;
  receivedAt: Millis;
}

/** What every event takes from its surroundings. */
export interface Context extends ParseInput {
  recognised: Recognised;
}

export type Read<T> = Result<T, Unrecognised>;

type Subject = Parameters<typeof eventId>[0]["subject"];

/** In UTF-16 units. */
const maxMetadata = 65_536;

/**
 * What all events have; `times` are Unix seconds, best first. Spread it last: V8 takes 20 µs for a literal
 * that begins with a spread of this size, and a fraction of one if it ends with it.
 */
export function eventBase(
  context: Context,
  subject: Subject,
  subjectTime: number | null | undefined,
  times: readonly (number | null)[],
  metadata: unknown = null,
) {
  const { body, sourceId, receivedAt, recognised } = context;
  const { payload, tenant, test, timestamp, type, uuid } = recognised;
  return {
    id: eventId({
      sourceId,
      type,
      test,
      subject,
      subjectTime,
      envelope: { uuid, timestamp },
      receivedAt,
      payloadDigest: () => payloadDigest(payload, body),
    }),
    sourceId,
    occurredAt: occurredAt([...times, timestamp], receivedAt),
    receivedAt,
    tenant,
    metadata: metadataText(metadata),
    test,
    body,
  };
}

/** Ark's pairs as JSON; absent where they are too large to stand beside each event (the body has them still). */
function metadataText(metadata: unknown): string | null {
  const text = isObject(metadata) ? jsonText(metadata) : null;
  return text !== null && text.length <= maxMetadata ? text : null;
}
