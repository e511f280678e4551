"use client";

import { type FormEvent, useId } from "react";
import { flushSync } from "react-dom";
import { BouncedRule } from "@/components/suppressions/policy/bounced-rule";
import { FailedRules } from "@/components/suppressions/policy/failed-rules";
import { RepeatedRules } from "@/components/suppressions/policy/repeated-rules";
import { Together } from "@/components/suppressions/policy/together";
import { usePolicyForm } from "@/components/suppressions/policy/use-policy-form";
import { Button } from "@/components/ui/button";
import { TextArea } from "@/components/ui/field";
import { State } from "@/components/ui/state";
import { Note } from "@/components/ui/states";
import type { Policy } from "@/lib/suppressions/policy";

interface PolicyFormProps {
  /** The policy that is saved. */
  policy: Policy;
  canEdit: boolean;
}

/** When addresses are suppressed by themselves, rule by rule, with what each would have done lately. */
export function PolicyForm({ policy, canEdit }: PolicyFormProps) {
  const form = usePolicyForm(policy);
  const { draft, change, faults, effects } = form;
  function send(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    let isSent = false;
    flushSync(() => {
      isSent = form.save();
    });
    if (!isSent) {
      event.currentTarget.querySelector<HTMLElement>("[aria-invalid]")?.focus();
    }
  }
  return (
    <form noValidate onSubmit={send} className="grid gap-6">
      {!canEdit && <Note kind="unknown">You may look at this policy, but not change it.</Note>}
      <fieldset disabled={!canEdit} className="grid min-w-0 gap-6">
        <legend className="sr-only">Rules</legend>
        <FailedRules chosen={draft.failed} onChange={(failed) => change({ failed })} effects={effects} />
        <BouncedRule
          bounced={draft.bounced}
          onChange={(bounced) => change({ bounced })}
          faults={faults}
          effects={effects}
        />
        <RepeatedRules
          rules={draft.repeated}
          onChange={(repeated) => change({ repeated })}
          faults={faults}
          effects={effects}
        />
        <LiftOnDelivery isOn={draft.liftOnDelivery} onChange={(liftOnDelivery) => change({ liftOnDelivery })} />
        <TextArea
          label="Never suppress"
          hint="A pattern a line: an address, a domain for all its addresses, and * for anything, such as *@corp.example, corp.example or postmaster@*. No rule suppresses these; a person or an API key still can."
          rows={4}
          spellCheck={false}
          autoComplete="off"
          autoCapitalize="off"
          className="max-w-[75ch]"
          value={draft.never}
          onChange={(event) => change({ never: event.target.value })}
          error={faults.never}
        />
      </fieldset>
      <Together known={form.known} isOld={effects.isOld} isWrong={Object.keys(faults).length > 0} />
      {form.failure !== null && (
        <div role="alert">
          <Note kind="bad">{form.failure}</Note>
        </div>
      )}
      {canEdit && (
        <div className="flex flex-wrap items-center gap-3">
          <Button type="submit" look="primary" disabled={form.isSaving}>
            {form.isSaving ? "Saving…" : "Save"}
          </Button>
          {form.isDirty && (
            <>
              <Button onClick={form.discard}>Discard changes</Button>
              <State kind="warning">Not saved yet</State>
            </>
          )}
        </div>
      )}
    </form>
  );
}

function LiftOnDelivery({ isOn, onChange }: { isOn: boolean; onChange: (isOn: boolean) => void }) {
  const id = useId();
  return (
    <fieldset className="grid min-w-0 gap-1">
      <legend className="mb-1 text-base font-medium">Delivered again</legend>
      <label className="flex min-h-6 items-center gap-2 max-lg:min-h-11">
        <input
          type="checkbox"
          checked={isOn}
          onChange={(event) => onChange(event.target.checked)}
          aria-describedby={id}
          className="size-4 shrink-0 accent-accent"
        />
        A later delivery lifts an automatic suppression
      </label>
      <p id={id} className="max-w-[75ch] pl-6 text-sm text-muted">
        It also starts all counts of the address anew. What a person or an API key suppressed is never lifted by a
        delivery.
      </p>
    </fieldset>
  );
}
