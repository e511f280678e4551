"use server";

import { answer } from "@/lib/action";
import { formValues } from "@/lib/auth/form";
import { requireUser } from "@/lib/auth/gate";
import { type Bench, readBench } from "@/lib/bounces/bench";
import { maxAnswerLength } from "@/lib/bounces/constants";
import { tooLongWords } from "@/lib/bounces/pasted-answers";
import { answerFormSchema } from "@/lib/bounces/schema";
import { type Failure, failureOf } from "@/lib/failure";
import { receivingHost } from "@/lib/ingest/senders/receiving-host";
import { err, ok, type Result } from "@/lib/result";

/** What was asked and what it means, for the page that shows both. */
export interface BenchState {
  result?: Result<Bench, Failure>;
  /** What was typed, to be shown again where no script kept it. */
  values?: Record<string, string>;
}

/** Reads pasted answers by our rules. Nothing of it is kept: answers hold addresses. */
export async function readAnswerAction(_before: BenchState, form: FormData): Promise<BenchState> {
  const values = formValues(form);
  const result = await answer(async () => {
    await requireUser();
    const parsed = answerFormSchema.safeParse(values);
    if (!parsed.success) {
      const tooLong = tooLongWords(values.text ?? "");
      return err(tooLong === null ? failureOf(parsed.error) : { message: tooLong, fields: { text: tooLong } });
    }
    const { text, details, host, type } = parsed.data;
    if (text.trim() === "" && details === "") {
      const message = "Paste an answer, or fill in what the sender says of it.";
      return err({ message, fields: { text: message } });
    }
    const said = details === "" ? null : details;
    return ok(readBench({ text, type, details: said, host: receivingHost(host === "" ? null : host, said) }));
  });
  return result.ok || (values.text ?? "").length <= maxAnswerLength ? { result, values } : { result };
}
