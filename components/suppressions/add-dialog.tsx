"use client";

import { useState } from "react";
import { EditFailure, failureWords, useAdd } from "@/components/suppressions/use-edits";
import { Button, type ButtonLook } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { Select, TextField } from "@/components/ui/field";
import { Note } from "@/components/ui/states";
import type { AddInput } from "@/lib/suppressions/edit";

/** For how long, as the forms offer it. */
export const periods = [
  { value: "", label: "Until somebody removes it" },
  { value: "7", label: "For 7 days" },
  { value: "30", label: "For 30 days" },
  { value: "90", label: "For 90 days" },
  { value: "365", label: "For a year" },
] as const satisfies { value: AddInput["expiresInDays"]; label: string }[];

interface AddDialogProps {
  /** Filled in already: an address that was searched for. */
  address?: string;
  label?: string;
  look?: ButtonLook;
  onDone?: () => void;
}

/** A button, and the form behind it that puts an address on the workspace's list. */
export function AddDialog({ address = "", label = "Add address", look = "primary", onDone }: AddDialogProps) {
  const [open, setOpen] = useState(false);
  const close = () => setOpen(false);
  return (
    <>
      <Button look={look} onClick={() => setOpen(true)}>
        {label}
      </Button>
      <Dialog open={open} onClose={close} title="Suppress an address">
        <AddForm
          address={address}
          onDone={() => {
            close();
            onDone?.();
          }}
        />
      </Dialog>
    </>
  );
}

/** The browser gives the focus to this element when it opens the dialog; React's own prop would be too early. */
const focusFirst = (input: HTMLInputElement | null) => input?.setAttribute("autofocus", "");

const textOf = (form: FormData, name: string) => String(form.get(name) ?? "");

function AddForm({ address, onDone }: { address: string; onDone: () => void }) {
  const add = useAdd(onDone);
  const failure = add.error instanceof EditFailure ? add.error.failure : null;
  const fields = failure?.fields ?? {};
  return (
    <form
      noValidate
      className="grid gap-4"
      onSubmit={(event) => {
        event.preventDefault();
        const form = new FormData(event.currentTarget);
        const period = periods.find(({ value }) => value === textOf(form, "expiresInDays"));
        add.mutate({
          address: textOf(form, "address"),
          reason: textOf(form, "reason"),
          expiresInDays: period?.value ?? "",
        });
      }}
    >
      <p className="text-sm text-muted">
        It goes on the list of the whole workspace. Applications that ask Mailgauge before they send will hear that it
        is suppressed.
      </p>
      <TextField
        name="address"
        label="Address"
        type="email"
        autoComplete="off"
        defaultValue={address}
        error={fields.address}
        ref={address === "" ? focusFirst : null}
        required
      />
      <TextField
        name="reason"
        label="Reason"
        autoComplete="off"
        hint="Optional: what a colleague should know in a year."
        error={fields.reason}
      />
      <Select name="expiresInDays" label="For how long" options={periods} error={fields.expiresInDays} />
      {add.isError && Object.keys(fields).length === 0 && (
        <div role="alert">
          <Note kind="bad">{failureWords(add.error)}</Note>
        </div>
      )}
      <div>
        <Button type="submit" look="primary" disabled={add.isPending}>
          {add.isPending ? "Adding…" : "Suppress"}
        </Button>
      </div>
    </form>
  );
}
