import * as z from "zod";
import { maxReasonLength } from "@/lib/suppressions/constants";
import { wantedPolicySchema } from "@/lib/suppressions/schema";
import { expiryFilters, origins, suppressionSorts } from "@/lib/suppressions/types";

/** How long an address may be suppressed, in days, as the form offers it; "" is for good. */
export const expiryChoices = ["", "7", "30", "90", "365"] as const;

const reason = z
  .string()
  .trim()
  .max(maxReasonLength, `A reason has at most ${maxReasonLength} characters.`)
  .transform((text) => (text === "" ? null : text));
const expiresInDays = z
  .enum(expiryChoices, "Choose one of the periods.")
  .transform((days) => (days === "" ? null : Number(days)));

export const addSchema = z.strictObject({
  address: z.string().max(1_000, "This is too long for an address.").trim().min(1, "Give an address."),
  reason,
  expiresInDays,
});
export type AddInput = z.input<typeof addSchema>;

/** A paste is no file: what is longer is imported. */
export const maxPasted = 5_000;

export const pasteSchema = z.strictObject({
  text: z.string().max(2_000_000, "This is too much to paste: import it as a file.").trim().min(1, "Paste addresses."),
  reason,
  expiresInDays,
});
export type PasteInput = z.input<typeof pasteSchema>;

const lineKeySchema = z.strictObject({ scope: z.string().max(1_000), address: z.string().min(1).max(1_000) });
export const removeSchema = lineKeySchema.extend({ reason });
export type RemoveInput = z.input<typeof removeSchema>;

const day = z.iso.date().nullable();

/** What a list is narrowed to and sorted by; it lives in the address of the page. */
export const narrowingSchema = z.strictObject({
  q: z.string().max(320).nullable(),
  origin: z.enum(origins).nullable(),
  /** A class. */
  class: z.string().max(100).nullable(),
  source: z.string().max(100).nullable(),
  /** Added on or after, and on or before, in the workspace's zone. */
  from: day,
  to: day,
  expires: z.enum(expiryFilters).nullable(),
});
export type Narrowing = z.infer<typeof narrowingSchema>;

export const listSchema = narrowingSchema.extend({
  sort: z.enum(suppressionSorts),
  descending: z.boolean(),
  page: z.int().min(1).max(100_000),
});
export type ListInput = z.infer<typeof listSchema>;

/** Some lines by name, or all that the narrowed list has. */
const chosen = z.union([
  z.strictObject({ lines: z.array(lineKeySchema).min(1).max(1_000) }),
  z.strictObject({ narrowing: narrowingSchema }),
]);
export type ChosenInput = z.infer<typeof chosen>;

export const removeManySchema = z.strictObject({ chosen, reason });
export type RemoveManyInput = z.input<typeof removeManySchema>;
export const expireManySchema = z.strictObject({ chosen, expiresInDays });
export type ExpireManyInput = z.input<typeof expireManySchema>;

export const batchIdSchema = z.string().regex(/^bat_[a-z0-9]{20}$/);

/** What a rule did between two local times, `2026-11-24T10:02`, in the workspace's zone. */
export const undoRuleSchema = z.strictObject({
  rule: z.string().min(1).max(200),
  from: z.iso.datetime({ local: true, error: "Give a day and a time." }),
  to: z.iso.datetime({ local: true, error: "Give a day and a time." }),
});
export type UndoRuleInput = z.input<typeof undoRuleSchema>;

export const policyInputSchema = wantedPolicySchema;
export type PolicyInput = z.input<typeof wantedPolicySchema>;

/** The first bytes of a file, base64, and how it is to be read. */
export const previewSchema = z.strictObject({
  head: z.string().max(100_000),
  isWhole: z.boolean(),
  columns: z.string().max(1_000).nullable(),
  hasHeader: z.boolean().nullable(),
});
export type PreviewInput = z.infer<typeof previewSchema>;
