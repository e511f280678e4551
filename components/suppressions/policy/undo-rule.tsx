"use client";

import { useMutation } from "@tanstack/react-query";
import { type FormEvent, useState } from "react";
import { BatchStanding } from "@/components/suppressions/changes/batch-standing";
import { useBegin } from "@/components/suppressions/changes/use-batch";
import { answered, EditFailure, failureWords } from "@/components/suppressions/use-edits";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { Select, TextField } from "@/components/ui/field";
import { Note } from "@/components/ui/states";
import { plural } from "@/lib/format";
import { countRuleChangesAction, undoRuleAction } from "@/lib/suppressions/automatic/actions";
import type { UndoRuleInput } from "@/lib/suppressions/edit";
import { type RuleChoice, ruleWords } from "@/lib/suppressions/policy-words";
import type { Batch } from "@/lib/suppressions/types";

interface UndoRuleProps {
  choices: readonly RuleChoice[];
  /** As the inputs have them, in the workspace's zone. */
  from: string;
  to: string;
  zone: string;
  canEdit: boolean;
}

const textOf = (form: FormData, name: string) => String(form.get(name) ?? "");

/** Brings back what one rule did between two times, after saying how much that is. */
export function UndoRule({ choices, from, to, zone, canEdit }: UndoRuleProps) {
  const [asked, setAsked] = useState<UndoRuleInput | null>(null);
  const [batch, setBatch] = useState<Batch | null>(null);
  const undo = useBegin(undoRuleAction, setBatch);
  const counting = useMutation({
    mutationFn: (input: UndoRuleInput) => answered(countRuleChangesAction(input)),
    onSuccess: (changed, input) => setAsked(changed > 0 ? input : null),
  });
  const fields = (counting.error instanceof EditFailure && counting.error.failure.fields) || {};
  function ask(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    counting.mutate({ rule: textOf(form, "rule"), from: textOf(form, "from"), to: textOf(form, "to") });
  }
  return (
    <form noValidate onSubmit={ask} className="grid gap-3">
      <p className="max-w-[75ch]">
        Addresses go back to what they were before the first thing that the rule did to them in this time, unless
        something else changed them since.
      </p>
      {!canEdit && <Note kind="unknown">You may not change the list, and so not undo what was done to it.</Note>}
      <fieldset disabled={!canEdit} className="grid max-w-3xl items-start gap-3 sm:grid-cols-3">
        <legend className="sr-only">The rule and the time</legend>
        <Select
          name="rule"
          label="Rule"
          options={choices.map(({ rule, isOn }) => ({
            value: rule,
            label: `${ruleWords(rule)}${isOn ? "" : " (off)"}`,
          }))}
          error={fields.rule}
        />
        <TextField name="from" type="datetime-local" label="From" defaultValue={from} hint={zone} error={fields.from} />
        <TextField name="to" type="datetime-local" label="Before" defaultValue={to} hint={zone} error={fields.to} />
      </fieldset>
      <div role="status">
        {counting.data === 0 && <Note kind="unknown">The rule changed no address in this time.</Note>}
      </div>
      {counting.isError && Object.keys(fields).length === 0 && (
        <div role="alert">
          <Note kind="bad">{failureWords(counting.error)}</Note>
        </div>
      )}
      {canEdit && (
        <div>
          <Button type="submit" disabled={counting.isPending || undo.isPending}>
            {counting.isPending ? "Counting…" : undo.isPending ? "Undoing…" : "Undo what it did"}
          </Button>
        </div>
      )}
      <Dialog open={asked !== null} onClose={() => setAsked(null)} title="Undo what the rule did?">
        <p>
          {asked !== null && ruleWords(asked.rule)} changed {plural(counting.data ?? 0, "address", "addresses")} in this
          time.
        </p>
        <p className="text-sm text-muted">
          The undo is one change, which can be undone too. The rule itself stays as it is.
        </p>
        <div className="flex flex-wrap gap-2">
          <Button
            look="primary"
            onClick={() => {
              setAsked(null);
              if (asked !== null) {
                undo.mutate(asked);
              }
            }}
          >
            Undo it
          </Button>
          <Button onClick={() => setAsked(null)}>Cancel</Button>
        </div>
      </Dialog>
      {batch !== null && <BatchStanding key={batch.id} batch={batch} withLink />}
    </form>
  );
}
