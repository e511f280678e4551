"use client";

import { useState } from "react";
import { periods } from "@/components/suppressions/add-dialog";
import { refusalWords } from "@/components/suppressions/import/words";
import { EditFailure, failureWords, usePaste } from "@/components/suppressions/use-edits";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { Select, TextArea, TextField } from "@/components/ui/field";
import { LocalLink } from "@/components/ui/local-link";
import { Fold } from "@/components/ui/panel";
import { Note } from "@/components/ui/states";
import { count } from "@/lib/format";
import { batchHref } from "@/lib/suppressions/href";

/** A button, and the form behind it that takes many addresses at once. */
export function PasteDialog() {
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button onClick={() => setOpen(true)}>Add many</Button>
      <Dialog open={open} onClose={() => setOpen(false)} title="Suppress many addresses">
        <PasteForm onClose={() => setOpen(false)} />
      </Dialog>
    </>
  );
}

const textOf = (form: FormData, name: string) => String(form.get(name) ?? "");

function PasteForm({ onClose }: { onClose: () => void }) {
  const paste = usePaste();
  if (paste.data !== undefined) {
    return <Pasted {...paste.data} onClose={onClose} />;
  }
  const failure = paste.error instanceof EditFailure ? paste.error.failure : null;
  const fields = failure?.fields ?? {};
  return (
    <form
      noValidate
      className="grid gap-4"
      onSubmit={(event) => {
        event.preventDefault();
        const form = new FormData(event.currentTarget);
        const period = periods.find(({ value }) => value === textOf(form, "expiresInDays"));
        paste.mutate({
          text: textOf(form, "text"),
          reason: textOf(form, "reason"),
          expiresInDays: period?.value ?? "",
        });
      }}
    >
      <TextArea
        name="text"
        label="Addresses"
        rows={8}
        autoComplete="off"
        spellCheck={false}
        className="font-mono"
        hint="Divided by lines, commas, semicolons or spaces. Who is on the list already stays as it is."
        error={fields.text}
        required
      />
      <TextField name="reason" label="Reason" autoComplete="off" hint="Optional." error={fields.reason} />
      <Select name="expiresInDays" label="For how long" options={periods} error={fields.expiresInDays} />
      {paste.isError && Object.keys(fields).length === 0 && (
        <div role="alert">
          <Note kind="bad">{failureWords(paste.error)}</Note>
        </div>
      )}
      <div className="flex flex-wrap items-center gap-3">
        <Button type="submit" look="primary" disabled={paste.isPending}>
          {paste.isPending ? "Adding…" : "Suppress all"}
        </Button>
        <LocalLink className="link text-sm" href="/suppressions/import">
          Import a file instead
        </LocalLink>
      </div>
    </form>
  );
}

type PastedProps = NonNullable<ReturnType<typeof usePaste>["data"]> & { onClose: () => void };

function Pasted({ batch, refused, onClose }: PastedProps) {
  return (
    <div className="grid gap-4">
      <p className="text-lg" role="status">
        {count(batch.added)} added, {count(batch.unchanged)} there already, {count(batch.refused)} invalid
        {batch.state === "running" && " so far; it goes on"}
      </p>
      {batch.trouble !== null && <Note kind="bad">{batch.trouble}</Note>}
      {refused.length > 0 && (
        <Fold summary="What is invalid, and why" open>
          <ul className="grid max-h-64 gap-2 overflow-y-auto text-sm">
            {refused.map(({ line, text, message }) => (
              <li key={`${line} ${text}`}>
                Line {line}: <span className="font-mono wrap-anywhere">{text}</span>
                <span className="block text-muted">{refusalWords(message)}</span>
              </li>
            ))}
          </ul>
        </Fold>
      )}
      <div className="flex flex-wrap items-center gap-3">
        <Button look="primary" onClick={onClose}>
          Done
        </Button>
        <LocalLink className="link text-sm" href={batchHref(batch.id)}>
          This change, to undo it later
        </LocalLink>
      </div>
    </div>
  );
}
