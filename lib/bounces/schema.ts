import * as z from "zod";
import { maxAnswerLength } from "@/lib/bounces/constants";

/** What can be reported of a delivery, the commonest first. */
export const deliveryTypes = ["MessageDeliveryFailed", "MessageDelayed", "MessageHeld", "MessageSent"] as const;

const line = (most: number) =>
  z
    .string()
    .trim()
    .max(most, `At most ${most.toLocaleString("en")} characters.`)
    .default("");

/** The form on which a person has an answer read. */
export const answerFormSchema = z.object({
  text: z
    .string()
    .max(maxAnswerLength, `At most ${maxAnswerLength.toLocaleString("en")} characters are read.`)
    .default(""),
  details: line(4_000),
  host: line(255),
  type: z.enum(deliveryTypes).catch("MessageDeliveryFailed"),
});
