import * as z from "zod";
import type { Learnt, Observation, SpfNode } from "@/lib/domains/check/types";
import { instant } from "@/lib/instant";

const text = z.string().nullable();

const observed = {
  status: z
    .enum(["OK", "Missing", "Invalid", "NotKnown"])
    .meta({ description: "NotKnown: a resolver did not answer, or there is nothing to go by." }),
  found: z.array(z.object({ type: z.enum(["TXT", "CNAME", "MX", "A"]), name: z.string(), value: z.string() })),
  findings: z.array(z.object({ level: z.enum(["fault", "warning", "note"]), code: z.string(), text: z.string() })),
  wanted: z.array(z.object({ type: z.enum(["TXT", "CNAME", "MX"]), name: z.string(), value: text })),
};

const spfNodeSchema: z.ZodType<SpfNode> = z.lazy(() =>
  z.object({
    domain: z.string(),
    record: text,
    problem: text,
    terms: z.array(
      z.object({
        text: z.string(),
        lookups: z.int(),
        isVoid: z.boolean(),
        problem: text,
        child: spfNodeSchema.nullable(),
      }),
    ),
  }),
);

const alignment = z.enum(["relaxed", "strict"]);

export const observationSchema = z.object({
  at: instant,
  tookMillis: z.int(),
  servers: z.array(z.string()),
  spf: z.object({ ...observed, lookups: z.int(), voids: z.int(), tree: spfNodeSchema.nullable() }),
  dkim: z.object({
    ...observed,
    keys: z.array(
      z.object({ ...observed, selector: z.string(), name: z.string(), algorithm: text, bits: z.int().nullable() }),
    ),
  }),
  mx: z.object(observed),
  returnPath: z.object({ ...observed, name: z.string(), target: text }),
  dmarc: z.object({
    ...observed,
    at: text,
    policy: text,
    subdomainPolicy: text,
    spfAlignment: alignment,
    dkimAlignment: alignment,
    rua: z.array(z.string()),
  }),
}) satisfies z.ZodType<Observation>;

const rightSchema = z.object({ value: z.string(), at: instant });
const right = rightSchema.optional();

export const learntSchema = z.object({
  spf: right,
  dkim: z.record(z.string(), rightSchema).optional(),
  mx: right,
  returnPath: right,
  dmarc: right,
}) satisfies z.ZodType<Learnt>;

/** Labels of letters, digits, - and _ with dots between (RFC 6376 3.1). */
export const selectorSchema = z
  .string()
  .trim()
  .toLowerCase()
  .regex(
    /^(?=.{1,200}$)[a-z0-9_](?:[a-z0-9_-]{0,61}[a-z0-9_])?(?:\.[a-z0-9_](?:[a-z0-9_-]{0,61}[a-z0-9_])?)*$/,
    "A selector has letters, digits, - and _, such as ark-1a2b or postal-AbCdEf. It stands before “._domainkey”.",
  );
