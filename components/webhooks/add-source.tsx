"use client";

import { useState, useTransition } from "react";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { Select, TextArea, TextField } from "@/components/ui/field";
import { Note } from "@/components/ui/states";
import { toast } from "@/components/ui/toaster";
import type { Failure } from "@/lib/failure";
import { addSourceAction } from "@/lib/sources/actions";

const kinds = [
  { value: "postal", label: "Postal" },
  { value: "ark", label: "Ark" },
];

/** A button, and the form behind it that makes a source with an address of its own. */
export function AddSource() {
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button onClick={() => setOpen(true)}>Add source</Button>
      <Dialog open={open} onClose={() => setOpen(false)} title="Add a source">
        <AddForm onDone={() => setOpen(false)} />
      </Dialog>
    </>
  );
}

function AddForm({ onDone }: { onDone: () => void }) {
  const [failure, setFailure] = useState<Failure | null>(null);
  const [pending, start] = useTransition();
  const fields = failure?.fields ?? {};
  return (
    <form
      noValidate
      className="grid gap-4"
      onSubmit={(event) => {
        event.preventDefault();
        const input = Object.fromEntries(new FormData(event.currentTarget));
        start(async () => {
          const result = await addSourceAction(input);
          if (result.ok) {
            toast("The source is there. Paste its URL at the sender.");
            onDone();
          } else {
            setFailure(result.error);
          }
        });
      }}
    >
      {failure !== null && Object.keys(fields).length === 0 && (
        <div role="alert">
          <Note kind="bad">{failure.message}</Note>
        </div>
      )}
      <Select name="kind" label="Sender" options={kinds} error={fields.kind} />
      <TextField name="name" label="Name" autoComplete="off" maxLength={60} error={fields.name} required />
      <TextField
        name="jwksUrl"
        label="Address of its keys (JWKS)"
        type="url"
        autoComplete="off"
        placeholder="https://postal.example.com/.well-known/jwks.json"
        hint="Signatures are checked with the keys found there."
        error={fields.jwksUrl}
      />
      <TextArea
        name="publicKey"
        label="Or its public key"
        rows={5}
        spellCheck={false}
        placeholder="-----BEGIN PUBLIC KEY-----"
        hint="PEM. For a Postal whose address cannot be reached from here, or older than 3.2.0."
        error={fields.publicKey}
      />
      <div>
        <Button type="submit" look="primary" disabled={pending}>
          {pending ? "Adding…" : "Add source"}
        </Button>
      </div>
    </form>
  );
}
