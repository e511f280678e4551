import * as z from "zod";
import { type EventRow, eventTypes } from "@/lib/events/types";
import { instant } from "@/lib/instant";

const text = z.string().nullable();

export const eventTypeSchema = z.enum(eventTypes, `must be one of ${eventTypes.join(", ")}`);

export const eventRowSchema = z.object({
  id: z.string(),
  sourceId: z.string(),
  type: eventTypeSchema,
  occurredAt: instant,
  receivedAt: instant,
  messageId: text,
  tenant: text,
  metadata: z.record(z.string(), z.unknown()).nullable(),
  domain: text,
  recipient: text,
  classification: text,
  direction: z.enum(["outgoing", "incoming"]).nullable(),
  test: z.boolean(),
  late: z.boolean(),
  payload: z.unknown().optional().meta({ description: "The body as it came; only with include=payload." }),
}) satisfies z.ZodType<EventRow>;
