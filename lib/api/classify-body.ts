import * as z from "zod";
import { maxAnswerLength } from "@/lib/bounces/constants";

export const maxAnswers = 1_000;
const maxDetailsLength = 4_000;

const about = (description: string) => ({ description });

const textField = (most: number) =>
  z
    .string("must be text, or null")
    .max(most, `must have at most ${most.toLocaleString("en")} characters`)
    .nullable()
    .optional();

const enhancedField = z
  .string("must be text such as 5.1.1, or null")
  .regex(/^(?:[245]\.\d{1,3}\.\d{1,3})?$/, "must be an enhanced code such as 5.1.1, or null")
  .nullable()
  .optional();

const types = ["MessageSent", "MessageDelayed", "MessageDeliveryFailed", "MessageHeld"] as const;

/** One answer, by our names or by those that Ark and Postal have in their webhooks. */
const answerFields = z.object(
  {
    output: textField(maxAnswerLength).meta(
      about("The SMTP answer, lines joined by a line feed. Null or empty where no server answered."),
    ),
    details: textField(maxDetailsLength).meta(
      about("The sender's own sentence. Read where output is empty or has no code; one of the two must be there."),
    ),
    code: z
      .int("must be a whole number from 200 to 599, or null")
      .min(200, "must be a whole number from 200 to 599, or null")
      .max(599, "must be a whole number from 200 to 599, or null")
      .nullable()
      .optional()
      .meta(about("SMTP code, such as 550; read from the answer if absent.")),
    enhancedCode: enhancedField.meta(about("RFC 3463 code, such as 5.1.1; read from the answer if absent.")),
    smtp_enhanced_code: enhancedField.meta(about("Another name of enhancedCode, as in Ark's webhooks.")),
    enhanced: enhancedField.meta(about("Another name of enhancedCode.")),
    host: textField(255).meta(about("The receiving host; taken from details if absent. It tells the provider.")),
    remote_host: textField(255).meta(about("Another name of host, as in Ark's webhooks.")),
    type: z
      .enum(types, `must be one of ${types.join(", ")}`)
      .optional()
      .meta(about("What was reported: MessageDeliveryFailed unless said.")),
  },
  "must be a JSON object",
);

const oneSchema = answerFields.refine(({ output, details }) => Boolean(output?.trim() || details?.trim()), {
  path: ["output"],
  error: "is missing: give output, details, or both",
});

const manySchema = z.object({
  answers: z
    .array(oneSchema, "must be an array of answers")
    .min(1, "must have one answer at least")
    .max(maxAnswers, `must have at most ${maxAnswers.toLocaleString("en")} answers: send the rest in another call`)
    .meta(about(`1 to ${maxAnswers} answers.`)),
});

export type AskedAnswer = z.output<typeof oneSchema>;

const isMany = (body: unknown): body is object => typeof body === "object" && body !== null && "answers" in body;

/**
 * One answer, or a list of them. Which of the two is meant is told by the body before it is checked: of a union alone
 * zod says no more than that neither fits.
 */
export const classifyBodySchema = z.preprocess(
  (body, context) => {
    const parsed = (isMany(body) ? manySchema : oneSchema).safeParse(body);
    if (parsed.success) {
      return parsed.data;
    }
    for (const { path, message } of parsed.error.issues) {
      context.addIssue({ code: "custom", path: [...path], message });
    }
    return z.NEVER;
  },
  z.union([manySchema, oneSchema]),
);
