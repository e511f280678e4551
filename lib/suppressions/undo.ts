import { createHmac, timingSafeEqual } from "node:crypto";
import * as z from "zod";
import type { Millis } from "@/lib/ingest/types";
import { origins, type Suppression } from "@/lib/suppressions/types";

/** For how long a removal can be undone. */
export const undoMillis: Millis = 3_600_000;

const text = z.string().nullable();
const factsSchema = z.object({
  id: z.string(),
  scope: z.string(),
  address: z.string(),
  addressShown: z.string(),
  reason: text,
  origin: z.enum(origins),
  classification: text,
  classifiedBy: text,
  answer: text,
  eventId: text,
  messageId: text,
  sourceId: text,
  note: text,
  createdBy: text,
  createdAt: z.number(),
  updatedAt: z.number(),
  expiresAt: z.number().nullable(),
}) satisfies z.ZodType<Suppression>;
const ticketSchema = z.object({ removedAt: z.number(), facts: factsSchema });

const mac = (payload: string, secret: string) =>
  createHmac("sha256", secret).update("suppression-undo\n").update(payload).digest("base64url");

/** What was removed, signed: the browser can give it back but not change it. */
export function sealRemoval(facts: Suppression, removedAt: Millis, secret: string): string {
  const payload = Buffer.from(JSON.stringify({ removedAt, facts })).toString("base64url");
  return `${payload}.${mac(payload, secret)}`;
}

/** The facts of a removal; null if the ticket is not ours or too old. */
export function openRemoval(ticket: string, now: Millis, secret: string): Suppression | null {
  const [payload = "", signature = ""] = ticket.split(".");
  const expected = Buffer.from(mac(payload, secret));
  const given = Buffer.from(signature);
  if (given.length !== expected.length || !timingSafeEqual(given, expected)) {
    return null;
  }
  const { removedAt, facts } = ticketSchema.parse(JSON.parse(Buffer.from(payload, "base64url").toString("utf8")));
  return now - removedAt <= undoMillis ? facts : null;
}
