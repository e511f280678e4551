"use client";

import { useState, useTransition } from "react";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { Note } from "@/components/ui/states";
import { toast } from "@/components/ui/toaster";
import { removeSourceAction } from "@/lib/sources/actions";

/** Asks once, with what follows from it. */
export function RemoveSource({ id, name }: { id: string; name: string }) {
  const [open, setOpen] = useState(false);
  const [failure, setFailure] = useState<string | null>(null);
  const [pending, start] = useTransition();
  const remove = () =>
    start(async () => {
      const result = await removeSourceAction(id);
      if (result.ok) {
        setOpen(false);
        toast(`${name} was removed.`);
      } else {
        setFailure(result.error.message);
      }
    });
  return (
    <>
      <Button small look="quiet" onClick={() => setOpen(true)} aria-label={`Remove ${name}`}>
        Remove
      </Button>
      <Dialog open={open} onClose={() => setOpen(false)} title={`Remove ${name}?`}>
        <p>
          Its address answers 404 from now on, and the sender drops what it cannot deliver. Events and figures stay. A
          new source has another address.
        </p>
        {failure !== null && (
          <div role="alert">
            <Note kind="bad">{failure}</Note>
          </div>
        )}
        <div className="flex gap-2">
          <Button look="danger" disabled={pending} onClick={remove}>
            Remove
          </Button>
          <Button onClick={() => setOpen(false)}>Keep</Button>
        </div>
      </Dialog>
    </>
  );
}
