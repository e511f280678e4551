import * as z from "zod";

// Loose on purpose: fields that a later version of a sender adds are let through (the raw body keeps
// them), and a field of detail with a value that nobody expects is taken as absent. Only what an event
// cannot do without makes a payload unreadable.

const text = z.string().nullish().catch(null);
/** Finite: JSON can spell numbers that overflow to Infinity. */
const number = z.number().nullish().catch(null);
const flag = z.boolean().nullish().catch(null);

/** Postal's `webhook_hash`; `metadata` is Ark's alone. */
export const messageSchema = z.object({
  id: z.union([z.number(), z.string()]).nullish().catch(null),
  token: text,
  direction: z.enum(["outgoing", "incoming"]).nullish(),
  message_id: text,
  to: text,
  from: text,
  subject: text,
  timestamp: number,
  tag: text,
  metadata: z.unknown().optional(),
});

/** Postal sends null for `sent_with_ssl` and `time` where nothing was tried. */
export const deliverySchema = z.object({
  message: messageSchema,
  details: text,
  output: text,
  sent_with_ssl: flag,
  timestamp: number,
  time: number,
  classification: text,
  classification_code: number,
  smtp_enhanced_code: text,
  remote_host: text,
});

export const bounceSchema = z.object({ original_message: messageSchema, bounce: messageSchema });

export const engagementSchema = z.object({ message: messageSchema, ip_address: text, user_agent: text, url: text });

const serverSchema = z.object({ uuid: z.string().trim().min(1), name: text, permalink: text, organization: text });

export const domainSchema = z.object({
  server: serverSchema.nullish().catch(null),
  domain: z.string().trim().min(1),
  uuid: text,
  dns_checked_at: number,
  spf_status: text,
  spf_error: text,
  dkim_status: text,
  dkim_error: text,
  mx_status: text,
  mx_error: text,
  return_path_status: text,
  return_path_error: text,
});

/** The database counts in 32 bits; no server sends two thousand million mails an hour. */
const count = z.number().min(0).max(2_147_483_647);

export const limitSchema = z.object({ server: serverSchema, volume: count, limit: count });

export type MessagePayload = z.infer<typeof messageSchema>;
export type DeliveryPayload = z.infer<typeof deliverySchema>;
export type BouncePayload = z.infer<typeof bounceSchema>;
export type EngagementPayload = z.infer<typeof engagementSchema>;
export type ServerPayload = z.infer<typeof serverSchema>;
export type DomainPayload = z.infer<typeof domainSchema>;
export type LimitPayload = z.infer<typeof limitSchema>;
