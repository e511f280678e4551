import "server-only";
import { setImmediate } from "node:timers/promises";
import * as z from "zod";
import { type AskedAnswer, classifyBodySchema, maxAnswers } from "@/lib/api/classify-body";
import { endpoint } from "@/lib/api/route";
import { bounceClasses, groups, maxAnswerLength } from "@/lib/bounces/constants";
import { type AnswerReading, readAnswer } from "@/lib/bounces/read-answer";
import { receivingHost } from "@/lib/ingest/senders/receiving-host";

const about = (description: string) => ({ description });
const text = z.string().nullable();

const readingSchema = z.object({
  classification: z.enum(bounceClasses.map(({ name }) => name)).meta(about("One of the thirteen classes.")),
  classificationCode: z.int(),
  group: z.enum(groups),
  confidence: z.number().meta(about("From 0 to 1.")),
  probable: z.boolean().meta(about("The confidence is under 0.5: a guess, which the figures count as unclassified.")),
  rule: text.meta(about("Stable name of the rule that decided; null if none did.")),
  rulesVersion: z.int().meta(about("Version of our rules. The same version gives the same answer.")),
  move: z.enum(["ours", "recipient", "receiver"]).meta(about("Who has to act.")),
  code: z.int().nullable().meta(about("As given, or as read from the answer.")),
  enhancedCode: text.meta(about("As given, or as read from the answer.")),
  meaning: z.string().meta(about("What the class says, in a sentence.")),
  why: z
    .object({ because: z.string(), example: z.string() })
    .nullable()
    .meta(about("Why the rule says so, and an answer that it decides; null without a rule.")),
  advice: z
    .object({
      provider: text.meta(about("Whose answer it is, where the rule knows that.")),
      means: z.string(),
      steps: z.array(z.string()).meta(about("What to do, in the order of doing.")),
      page: z
        .object({ label: z.string(), url: z.string() })
        .nullable()
        .meta(about("The provider's own page about it.")),
    })
    .meta(
      about(
        "What it means and what to do: in the provider's case where the rule knows it, else as for any of the class.",
      ),
    ),
  countsAs: text.meta(
    about("Its class in the figures where the sender gives none; null for a delivery that is no failure."),
  ),
  suppresses: z
    .boolean()
    .meta(
      about(
        "After a final failure sure enough to send no more to the address. The policy of the list has the last word.",
      ),
    ),
  answerKey: z
    .string()
    .meta(
      about("The answer with addresses, hosts, ids and times masked. GET /messages?answer= finds those that got it."),
    ),
}) satisfies z.ZodType<AnswerReading>;

function readingOf(asked: AskedAnswer): z.output<typeof readingSchema> {
  const details = asked.details?.trim() || null;
  const { advice, ...reading } = readAnswer({
    type: asked.type ?? "MessageDeliveryFailed",
    answer: asked.output?.trim() ? asked.output.replace(/\r\n?/g, "\n") : null,
    details,
    code: asked.code ?? null,
    enhancedCode: asked.enhancedCode || asked.smtp_enhanced_code || asked.enhanced || null,
    host: receivingHost(asked.host ?? asked.remote_host ?? null, details),
  });
  return { ...reading, advice: { ...advice, steps: [...advice.steps] } };
}

/** A thousand long ones take more than a second: a webhook that comes meanwhile must not wait for all of them. */
const slice = 10;

async function readingsOf(asked: readonly AskedAnswer[]): Promise<z.output<typeof readingSchema>[]> {
  const readings: z.output<typeof readingSchema>[] = [];
  for (let start = 0; start < asked.length; start += slice) {
    readings.push(...asked.slice(start, start + slice).map(readingOf));
    await setImmediate();
  }
  return readings;
}

export const classifyAnswers = endpoint(
  {
    method: "POST",
    path: "/classify",
    summary: "What SMTP answers mean by our rules: class, how sure, why, and what to do",
    description: `The body is one answer, or {"answers": […]} with 1 to ${maxAnswers} of them, answered in their order. An answer has at most ${maxAnswerLength} characters, the body 4 MiB. Nothing is stored, and whatever class a sender gave is not looked at; fields that are not known are ignored, so that a webhook's payload can be sent as it is.`,
    tag: "Answers",
    scopes: ["read"],
    query: z.object({}),
    body: classifyBodySchema,
    maxBytes: 4 * 1_048_576,
    data: z.union([z.object({ answers: z.array(readingSchema) }), readingSchema]),
  },
  async ({ body }) => ({
    data: "answers" in body ? { answers: await readingsOf(body.answers) } : readingOf(body),
  }),
);
