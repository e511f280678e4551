import * as z from "zod";

const text = z.string().nullable();

/** An entry as its history keeps it, so that a change can be undone. Scope and address stand beside it. */
const snapshotSchema = z.object({
  addressShown: z.string(),
  reason: text,
  origin: z.string(),
  rule: text,
  classification: text,
  classifiedBy: text,
  answer: text,
  eventId: text,
  messageId: text,
  sourceId: text,
  note: text,
  createdBy: text,
  createdAt: z.number(),
  expiresAt: z.number().nullable(),
});
export type Snapshot = z.infer<typeof snapshotSchema>;

type Dated = Omit<Snapshot, "createdAt" | "expiresAt"> & { createdAt: Date; expiresAt: Date | null };

/** What `restored` reads. */
export function snapshot({ createdAt, expiresAt, ...entry }: Dated): string {
  const whole = { ...entry, createdAt: createdAt.getTime(), expiresAt: expiresAt?.getTime() ?? null };
  // Only what belongs to it: an entry brings its key, too.
  return JSON.stringify(snapshotSchema.parse(whole));
}

/** Our own JSON, written by `snapshot`. @throws if it is not */
export function restored(json: string): Snapshot {
  return snapshotSchema.parse(JSON.parse(json));
}
