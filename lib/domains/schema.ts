import * as z from "zod";
import { type DomainDetail, type DomainReport, type DomainRow, dnsRecords } from "@/lib/domains/types";
import { instant } from "@/lib/instant";

const text = z.string().nullable();

const recordSchema = z.object({
  status: text.meta({ description: "As the sender reported it: OK, Missing or Invalid." }),
  error: text,
  verdict: z.enum(["ok", "fault", "no-fault", "not-known"]),
});
const records = { spf: recordSchema, dkim: recordSchema, mx: recordSchema, returnPath: recordSchema };
const server = z.object({ uuid: z.string(), name: text }).nullable();

export const domainRowSchema = z.object({
  name: z.string(),
  sourceId: text,
  sourceName: text,
  uuid: text,
  server,
  state: z
    .enum(["trouble", "not-known", "no-report"])
    .meta({ description: "A sender reports trouble, never recovery: after three hours of silence it is not known." }),
  checkedAt: instant.nullable(),
  ...records,
  faults: z.array(z.enum(dnsRecords)),
  affected: z.object({ failed: z.int(), deferred: z.int(), delivered: z.int() }),
}) satisfies z.ZodType<DomainRow>;

const reportSchema = z.object({
  eventId: z.string(),
  sourceId: z.string(),
  sourceName: text,
  checkedAt: instant,
  server,
  ...records,
}) satisfies z.ZodType<DomainReport>;

export const domainDetailSchema = domainRowSchema.extend({
  reports: z.array(domainRowSchema),
  history: z.array(reportSchema),
}) satisfies z.ZodType<DomainDetail>;
