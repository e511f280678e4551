import * as z from "zod";
import { bounceClasses } from "@/lib/bounces/constants";
import { instant } from "@/lib/instant";
import { maxBulk, maxChecked, maxReasonLength, workspaceScope } from "@/lib/suppressions/constants";
import { patternFault } from "@/lib/suppressions/never";
import type { Policy } from "@/lib/suppressions/policy";
import {
  type Batch,
  batchKinds,
  batchStates,
  type CheckedAddress,
  origins,
  type Suppression,
} from "@/lib/suppressions/types";

const whole = (least: number, most: number) =>
  z
    .int(`must be a whole number from ${least} to ${most}`)
    .min(least, `must be ${least} at least`)
    .max(most, `must be ${most} at most`);
const repeatFields = { count: whole(1, 100), days: whole(1, 365) };
const className = z.enum(bounceClasses.map(({ name }) => name));

/** What a person may say of the policy; since when a rule holds is ours. */
export const wantedPolicySchema = z.strictObject({
  failed: z.array(className),
  bounced: z.strictObject(repeatFields).nullable(),
  repeated: z
    .array(z.strictObject({ classification: className, ...repeatFields, expiresDays: whole(1, 3650).nullable() }))
    .refine((rules) => new Set(rules.map(({ classification }) => classification)).size === rules.length, {
      error: "A class can have one rule only.",
    }),
  liftOnDelivery: z.boolean(),
  never: z
    .array(
      z.string().superRefine((pattern, context) => {
        const fault = patternFault(pattern);
        if (fault !== null) {
          context.addIssue({ code: "custom", message: fault });
        }
      }),
    )
    .max(1000, "At most 1,000 patterns."),
}) satisfies z.ZodType<Omit<Policy, "since">>;

export const policySchema = wantedPolicySchema.extend({
  since: z.record(z.string(), z.number()),
}) satisfies z.ZodType<Policy>;

const text = z.string().nullable();
const time = instant.nullable();

export const originSchema = z.enum(origins, `must be one of ${origins.join(", ")}`);
const scopeSchema = z
  .enum(["workspace", "tenant"])
  .meta({ description: "The list that holds the address: the workspace's, or the tenant's." });

/** An entry as programs see it; the first four fields are Ark's. */
export const suppressionSchema = z.object({
  id: z.string(),
  address: z.string(),
  reason: text,
  createdAt: instant,
  updatedAt: instant,
  expiresAt: time,
  scope: scopeSchema,
  tenant: text,
  origin: originSchema,
  classification: text,
  messageId: text,
  createdBy: text,
});
export type SuppressionJson = z.output<typeof suppressionSchema>;

export function suppressionJson(entry: Suppression): SuppressionJson {
  const { scope, ...rest } = entry;
  const isTenant = scope !== workspaceScope;
  return { ...rest, scope: isTenant ? "tenant" : "workspace", tenant: isTenant ? scope : null };
}

const count = z.int();
export const batchSchema = z.object({
  id: z.string(),
  kind: z.enum(batchKinds),
  title: z.string(),
  tenant: text,
  actor: z.string(),
  state: z.enum(batchStates),
  trouble: text,
  startedAt: instant,
  finishedAt: time,
  added: count,
  updated: count,
  removed: count,
  unchanged: count.meta({ description: "There already; of an undo: changed since by others." }),
  refused: count,
  undoneBy: text.meta({ description: "Id of the batch that undid this one." }),
});
export type BatchJson = z.output<typeof batchSchema>;

export function batchJson({ scope, activeAt: _, ...batch }: Batch): BatchJson {
  return { ...batch, tenant: scope === workspaceScope ? null : scope };
}

export const statusSchema = z.object({
  address: z.string(),
  suppressed: z.boolean(),
  reason: text,
  createdAt: time,
  expiresAt: time,
  scope: scopeSchema.nullable(),
  origin: originSchema.nullable(),
});

export const checkedSchema = z.object({
  address: z.string().meta({ description: "As it was asked." }),
  suppressed: z.boolean(),
  reason: text,
  createdAt: time,
  expiresAt: time,
  scope: scopeSchema.nullable(),
  error: text.meta({ description: "Why this is not an address; null if it is one." }),
});
/** Which kind of list it is; null for none. */
export const scopeName = (scope: string | null) =>
  scope === null ? null : scope === workspaceScope ? ("workspace" as const) : ("tenant" as const);

export type CheckedJson = z.output<typeof checkedSchema>;

/** Field by field: of ten thousand addresses a copy with the rest of the fields is a tenth of the time. */
export function checkedJson(checked: CheckedAddress): CheckedJson {
  const { address, suppressed, reason, createdAt, expiresAt, scope, error } = checked;
  return { address, suppressed, reason, createdAt, expiresAt, scope: scopeName(scope), error };
}

export const bulkResultSchema = z.object({
  totalRequested: z.int(),
  added: z.int(),
  updated: z.int(),
  failed: z.int(),
  failures: z.array(z.object({ index: z.int(), message: z.string() })),
});

/** PostgreSQL's text takes no U+0000 and no lone surrogate. */
const isStorable = (value: string) => !(value.includes("\u0000") || /\p{Cs}/u.test(value));

const reason = z
  .string("must be text")
  .max(maxReasonLength, `must have at most ${maxReasonLength} characters`)
  .refine(isStorable, "holds a character that is not text")
  .nullable()
  .exactOptional();
const expiresAt = z.iso
  .datetime({ offset: true, error: "must be an ISO 8601 time, such as 2027-01-31T00:00:00Z" })
  .nullable()
  .exactOptional();

/** What is asked for when one address is added. */
export const addBodySchema = z.object(
  {
    address: z.string("must be an e-mail address"),
    reason,
    expiresAt,
  },
  "must be a JSON object",
);

/** The entries are looked at one by one: one that is wrong is counted as failed and harms no other. */
export const bulkBodySchema = z.object(
  {
    suppressions: z
      .array(z.unknown(), "must be an array of {address, reason}")
      .max(maxBulk, `must have at most ${maxBulk} entries`),
  },
  "must be a JSON object",
);

export const checkBodySchema = z.object(
  {
    addresses: z
      .array(z.string("must be an array of e-mail addresses"), "must be an array of e-mail addresses")
      .max(maxChecked, `must have at most ${maxChecked} addresses`),
  },
  "must be a JSON object",
);
