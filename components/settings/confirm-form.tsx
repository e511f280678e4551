"use client";

import { useActionState, useState } from "react";
import { FormMessage } from "@/components/ui/action-form";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import type { FormState } from "@/lib/auth/types";

interface ConfirmFormProps {
  id: string;
  /** Of the button: "Revoke"; `of` completes its name. */
  verb: string;
  of: string;
  /** What follows from it. */
  question: string;
  action: (before: FormState, form: FormData) => Promise<FormState>;
}

/** A button that asks once before it takes something away. */
export function ConfirmForm({ id, verb, of, question, action }: ConfirmFormProps) {
  const [open, setOpen] = useState(false);
  const [state, submit, pending] = useActionState(action, {});
  return (
    <>
      <Button small look="quiet" onClick={() => setOpen(true)} aria-label={`${verb} ${of}`}>
        {verb}
      </Button>
      <Dialog open={open} onClose={() => setOpen(false)} title={`${verb} ${of}?`}>
        <form action={submit} className="grid gap-4">
          <p>{question}</p>
          <FormMessage state={state} />
          <input type="hidden" name="id" value={id} />
          <div className="flex gap-2">
            <Button type="submit" look="danger" disabled={pending}>
              {verb}
            </Button>
            <Button onClick={() => setOpen(false)}>Keep</Button>
          </div>
        </form>
      </Dialog>
    </>
  );
}
