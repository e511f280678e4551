import * as z from "zod";
import { bounceClasses, groups } from "@/lib/bounces/constants";
import { eventTypes } from "@/lib/events/types";
import { instant } from "@/lib/instant";
import type { MessageDetail, MessageRow, StateName, TimelineEntry } from "@/lib/messages/types";

const text = z.string().nullable();
const time = instant.nullable();

export const stateNames = ["delivered", "failed", "bounced", "held", "deferred", "none"] as const satisfies StateName[];
export const stateSchema = z.enum(stateNames, `must be one of ${stateNames.join(", ")}`);
export const directionSchema = z.enum(["outgoing", "incoming"], "must be outgoing or incoming");

export const messageRowSchema = z.object({
  id: z.string(),
  sourceId: z.string(),
  token: text.meta({ description: "The sender's token of the message." }),
  number: text.meta({ description: "The sender's own number of the message." }),
  tenant: text,
  direction: directionSchema,
  test: z.boolean(),
  recipient: text,
  sender: text,
  domain: text.meta({ description: "The domain of the sender's address." }),
  subject: text,
  tag: text,
  provider: z.string(),
  host: text.meta({ description: "The receiving host." }),
  state: stateSchema,
  stateAt: instant,
  classification: text,
  group: z.enum(groups).nullable(),
  classifiedBy: text.meta({ description: "sender, or the name of the rule that classified it." }),
  enhancedCode: text,
  details: text,
  answer: text.meta({ description: "The SMTP answer behind the failure or the last delay." }),
  answerKey: text.meta({ description: "The answer with addresses, hosts, ids and times masked." }),
  acceptedAt: time,
  firstDelayAt: time,
  sentAt: time,
  openedAt: time,
  clickedAt: time,
  attempts: z.int(),
  activityAt: instant.meta({ description: "Time of the newest event." }),
}) satisfies z.ZodType<MessageRow>;

const timelineEntrySchema = z.object({
  eventId: z.string(),
  type: z.enum(eventTypes),
  at: instant,
  receivedAt: instant,
  details: text,
  answer: text,
  host: text,
  code: z.int().nullable(),
  enhancedCode: text,
  classification: text,
  classifiedBy: text,
  confidence: z.number().nullable(),
  senderClassification: text,
  ours: z
    .object({
      classification: z.enum(bounceClasses.map(({ name }) => name)),
      confidence: z.number(),
      rule: text,
      move: z.enum(["ours", "recipient", "receiver"]),
    })
    .nullable()
    .meta({ description: "What our rules of today make of a failure or delay, whatever the sender says of it." }),
  rulesVersion: z.int().nullable().meta({ description: "Of those rules." }),
  seconds: z.number().nullable(),
  tls: z.boolean().nullable(),
  attempted: z.boolean(),
  bounceKind: z.enum(["bounce", "auto-reply", "delay-notice"]).nullable(),
  bounceFrom: text,
  bounceSubject: text,
  ipAddress: text,
  userAgent: text,
  url: text,
}) satisfies z.ZodType<TimelineEntry>;

export const messageDetailSchema = messageRowSchema.extend({
  rulesVersion: z
    .int()
    .nullable()
    .meta({ description: "Version of our rules that gave the class; null where the sender did." }),
  messageIdHeader: text,
  sourceName: text,
  metadata: z.record(z.string(), z.unknown()).nullable(),
  timeline: z.array(timelineEntrySchema),
  heldBySenderList: z.boolean(),
  suppression: z.object({
    suppressed: z.boolean(),
    scope: z.enum(["workspace", "tenant"]).nullable(),
    reason: text,
    origin: text,
    createdAt: time,
  }),
  neighbours: z.object({ sameAnswer: z.int(), more: z.boolean() }),
}) satisfies z.ZodType<MessageDetail>;
