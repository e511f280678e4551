"use client";

import { type FormEvent, useActionState, useEffect, useRef, useState, useTransition } from "react";
import { BenchResult } from "@/components/bounces/bench/bench-result";
import { Examples } from "@/components/bounces/bench/examples";
import { Button } from "@/components/ui/button";
import { Select, TextArea, TextField } from "@/components/ui/field";
import { Fold } from "@/components/ui/panel";
import { Note } from "@/components/ui/states";
import { type BenchState, readAnswerAction } from "@/lib/bounces/actions";
import { tooLongWords } from "@/lib/bounces/pasted-answers";
import { deliveryTypes } from "@/lib/bounces/schema";
import { err } from "@/lib/result";

const typeWords: Record<(typeof deliveryTypes)[number], string> = {
  MessageDeliveryFailed: "Failed for good",
  MessageDelayed: "Deferred",
  MessageHeld: "Held by the sender",
  MessageSent: "Delivered",
};

/** The answer of the action; a text that is too long is not sent, and that none came is a failure like others. */
async function answerOf(form: FormData): Promise<BenchState> {
  const tooLong = tooLongWords(String(form.get("text") ?? ""));
  if (tooLong !== null) {
    return { result: err({ message: tooLong, fields: { text: tooLong } }) };
  }
  try {
    return await readAnswerAction({}, form);
  } catch {
    return { result: err({ message: "The server did not answer. Try again." }) };
  }
}

/**
 * A field for pasted answers, and what they mean. The text stays in the form: answers hold addresses, and a URL is kept
 * in too many places. Works without script too: the action then answers with the page.
 */
export function AnswerBench({ suppressing }: { suppressing: readonly string[] }) {
  const [state, send] = useActionState(readAnswerAction, {});
  const [answered, setAnswered] = useState<BenchState | null>(null);
  const [isPending, start] = useTransition();
  const form = useRef<HTMLFormElement>(null);
  const field = useRef<HTMLTextAreaElement>(null);
  const { result, values } = answered ?? state;
  const failure = result?.ok === false ? result.error : null;

  // In the field the reason is read out.
  useEffect(() => {
    if (failure !== null) {
      field.current?.focus();
    }
  }, [failure]);

  function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const asked = new FormData(event.currentTarget);
    start(async () => setAnswered(await answerOf(asked)));
  }

  function tryExample(text: string) {
    if (field.current !== null) {
      field.current.value = text;
      field.current.focus();
      form.current?.requestSubmit();
    }
  }

  return (
    <div className="grid grid-cols-[minmax(0,1fr)] gap-6">
      <form
        ref={form}
        action={send}
        onSubmit={submit}
        noValidate
        aria-busy={isPending}
        className="grid max-w-3xl gap-3"
      >
        {failure !== null && failure.fields?.text === undefined && (
          <div role="alert">
            <Note kind="bad">{failure.message}</Note>
          </div>
        )}
        <TextArea
          ref={field}
          name="text"
          label="SMTP answer"
          hint="As the server said it, with all of its lines. Several answers are parted by blank lines. Nothing is kept."
          rows={6}
          className="[&_textarea]:font-mono"
          dir="ltr"
          spellCheck={false}
          autoComplete="off"
          defaultValue={values?.text ?? ""}
          error={failure?.fields?.text}
        />
        <More values={values} fields={failure?.fields} />
        <div>
          <Button type="submit" look="primary">
            {isPending ? "Reading…" : "Read"}
          </Button>
        </div>
      </form>
      <div aria-live="polite">
        {result?.ok === true ? (
          <BenchResult bench={result.value} suppressing={suppressing} />
        ) : (
          <Examples onTry={tryExample} />
        )}
      </div>
    </div>
  );
}

interface MoreProps {
  values: Record<string, string> | undefined;
  fields: Record<string, string> | undefined;
}

function More({ values, fields }: MoreProps) {
  const isUsed = Boolean(values?.details || values?.host || fields?.details || fields?.host);
  return (
    <Fold summary="More" open={isUsed}>
      <div className="grid gap-3">
        <TextField
          name="details"
          label="What the sender says"
          hint="The details of the event: read where no server answered, or its answer has no code."
          autoComplete="off"
          spellCheck={false}
          defaultValue={values?.details}
          error={fields?.details}
        />
        <div className="grid items-start gap-3 sm:grid-cols-2">
          <TextField
            name="host"
            label="Receiving host"
            hint="Tells whose answer it is, such as mx1.example.com."
            autoComplete="off"
            autoCapitalize="none"
            spellCheck={false}
            defaultValue={values?.host}
            error={fields?.host}
          />
          <Select
            key={values?.type}
            name="type"
            label="What was reported"
            defaultValue={values?.type ?? "MessageDeliveryFailed"}
            options={deliveryTypes.map((value) => ({ value, label: typeWords[value] }))}
          />
        </div>
      </div>
    </Fold>
  );
}
