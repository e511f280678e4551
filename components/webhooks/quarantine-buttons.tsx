"use client";

import { useState, useTransition } from "react";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { Note } from "@/components/ui/states";
import { toast } from "@/components/ui/toaster";
import { discardAction, reprocessAction } from "@/lib/quarantine/actions";

/** Reads a kept body again, or deletes it after asking once. */
export function QuarantineButtons({ id }: { id: string }) {
  const [asking, setAsking] = useState(false);
  const [failure, setFailure] = useState<string | null>(null);
  const [pending, start] = useTransition();

  const tryAgain = () =>
    start(async () => {
      const result = await reprocessAction(id);
      if (result.ok) {
        const { type, fresh } = result.value;
        toast(fresh ? `Recorded as ${type}.` : `This ${type} was recorded before; the copy is gone.`);
      } else {
        setFailure(result.error.message);
      }
    });
  const discard = () =>
    start(async () => {
      setAsking(false);
      const result = await discardAction(id);
      if (result.ok) {
        toast("Deleted.");
      } else {
        setFailure(result.error.message);
      }
    });

  return (
    <div className="grid gap-2">
      <div className="flex flex-wrap gap-2">
        <Button small onClick={tryAgain} disabled={pending}>
          Try again
        </Button>
        <Button small look="quiet" onClick={() => setAsking(true)} disabled={pending}>
          Delete
        </Button>
      </div>
      <div role="status">{failure !== null && <Note kind="warning">{failure}</Note>}</div>
      <Dialog open={asking} onClose={() => setAsking(false)} title="Delete this event?">
        <p>It was signed by the sender and will not come again. A later version of Mailgauge may have understood it.</p>
        <div className="flex gap-2">
          <Button look="danger" onClick={discard}>
            Delete
          </Button>
          <Button onClick={() => setAsking(false)}>Keep</Button>
        </div>
      </Dialog>
    </div>
  );
}
