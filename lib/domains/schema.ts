import * as z from "zod";
import { learntSchema, observationSchema } from "@/lib/domains/check/schema";
import {
  type DomainDetail,
  type DomainReport,
  type DomainRow,
  dnsRecords,
  type RecordHistory,
  type RecordStanding,
  type SourceReport,
} from "@/lib/domains/types";
import { instant } from "@/lib/instant";

const text = z.string().nullable();

const recordSchema = z.object({
  status: text.meta({ description: "As the sender reported it: OK, Missing or Invalid." }),
  error: text,
  verdict: z.enum(["ok", "fault", "no-fault", "not-known"]),
});
const records = { spf: recordSchema, dkim: recordSchema, mx: recordSchema, returnPath: recordSchema };
const server = z.object({ uuid: z.string(), name: text }).nullable();
const state = z
  .enum(["trouble", "not-known", "no-report"])
  .meta({ description: "A sender reports trouble, never recovery: after three hours of silence it is not known." });

const standingSchema = z.object({
  standing: z.enum(["ok", "fault", "no-fault", "mended", "disputed", "not-known"]).meta({
    description:
      "By both: mended is reported at fault and found right since; disputed is found right before and after such a report.",
  }),
  reported: z
    .object({ status: z.string(), error: text, sourceName: text, at: instant, holds: z.boolean() })
    .nullable()
    .meta({ description: "What the sender says." }),
  observed: z
    .object({ status: z.enum(["OK", "Missing", "Invalid"]), at: instant, since: instant, reason: text })
    .nullable()
    .meta({ description: "What our newest check found that could tell." }),
  rightAt: instant.nullable(),
}) satisfies z.ZodType<RecordStanding>;

const spanSchema = z.object({ status: z.string(), reason: text, found: text, from: instant, to: instant });
const historySchema = z.object({
  observed: z.array(spanSchema),
  reported: z.array(spanSchema),
}) satisfies z.ZodType<RecordHistory>;

/** The five records, each of the same shape. */
const ofEach = <T extends z.ZodType>(schema: T) =>
  z.object({ spf: schema, dkim: schema, mx: schema, returnPath: schema, dmarc: schema });

export const domainRowSchema = z.object({
  name: z.string(),
  sourceId: text,
  sourceName: text,
  uuid: text,
  server,
  state,
  checkedAt: instant.nullable().meta({ description: "When the sender checked." }),
  lookUp: z.enum(["on", "off", "not-public"]),
  observedAt: instant.nullable().meta({ description: "When we checked." }),
  ...records,
  standings: ofEach(standingSchema),
  verdict: z.object({ kind: z.enum(["safe", "care", "harm", "unknown"]), text: z.string() }),
  faults: z.array(z.enum(dnsRecords)),
  affected: z.object({ failed: z.int(), deferred: z.int(), delivered: z.int() }),
  sourceIds: z.array(z.string()),
}) satisfies z.ZodType<DomainRow>;

const sourceReportSchema = z.object({
  name: z.string(),
  sourceId: z.string(),
  sourceName: text,
  uuid: text,
  server,
  state,
  checkedAt: instant,
  ...records,
}) satisfies z.ZodType<SourceReport>;

const reportSchema = z.object({
  eventId: z.string(),
  sourceId: z.string(),
  sourceName: text,
  checkedAt: instant,
  server,
  ...records,
}) satisfies z.ZodType<DomainReport>;

const told = { spfInclude: text, returnPathPrefix: z.string(), returnPathTarget: text, mxHosts: z.array(z.string()) };
const expectedSchema = z.object({ sender: z.string(), ...told });
/** What is absent has its default. */
const senderDnsSchema = z.object(told).partial();

export const domainDetailSchema = domainRowSchema.extend({
  reports: z.array(sourceReportSchema),
  history: z.array(reportSchema),
  observation: observationSchema.nullable(),
  learnt: learntSchema,
  selectors: z.array(z.object({ selector: z.string(), origin: z.enum(["entered", "reported"]) })),
  expected: z.array(expectedSchema),
  senders: z.array(z.object({ sourceId: z.string(), records: expectedSchema, set: senderDnsSchema })),
  historyFrom: instant,
  timeline: ofEach(historySchema),
}) satisfies z.ZodType<DomainDetail>;
