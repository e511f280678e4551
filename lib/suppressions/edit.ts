import * as z from "zod";
import { maxReasonLength } from "@/lib/suppressions/constants";
import { origins } from "@/lib/suppressions/types";

/** How long an address may be suppressed, in days, as the form offers it; "" is for good. */
export const expiryChoices = ["", "7", "30", "90", "365"] as const;

export const addSchema = z.strictObject({
  address: z.string().max(1_000, "This is too long for an address.").trim().min(1, "Give an address."),
  reason: z
    .string()
    .trim()
    .max(maxReasonLength, `A reason has at most ${maxReasonLength} characters.`)
    .transform((text) => (text === "" ? null : text)),
  expiresInDays: z
    .enum(expiryChoices, "Choose one of the periods.")
    .transform((days) => (days === "" ? null : Number(days))),
});
export type AddInput = z.input<typeof addSchema>;

export const removeSchema = z.strictObject({ scope: z.string().max(1_000), address: z.string().min(1).max(1_000) });
export type RemoveInput = z.input<typeof removeSchema>;

export const undoSchema = z.string().min(1).max(500_000);

/** What a page of the list is asked by; it lives in the address of the page. */
export const listSchema = z.strictObject({
  q: z.string().max(320).nullable(),
  origin: z.enum(origins).nullable(),
  page: z.int().min(1).max(100_000),
});
export type ListInput = z.infer<typeof listSchema>;
