"use client";

import { useState } from "react";
import { useRemove } from "@/components/suppressions/use-edits";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { TextField } from "@/components/ui/field";
import { Mono } from "@/components/ui/mono";
import { Note } from "@/components/ui/states";
import type { SuppressionLine } from "@/lib/suppressions/line";
import { removalRisk, senderListNote } from "@/lib/suppressions/words";

interface RemoveDialogProps {
  line: Pick<SuppressionLine, "id" | "scope" | "address" | "addressShown" | "classification" | "origin">;
  small?: boolean;
  onDone: () => void;
}

/** A button that asks once, with the risk in the words of the cause. */
export function RemoveDialog({ line, small = true, onDone }: RemoveDialogProps) {
  const [open, setOpen] = useState(false);
  const remove = useRemove(onDone);
  return (
    <>
      <Button
        small={small}
        look={small ? "quiet" : "danger"}
        aria-label={`Remove ${line.addressShown}`}
        disabled={remove.isPending}
        onClick={() => setOpen(true)}
      >
        Remove
      </Button>
      <Dialog open={open} onClose={() => setOpen(false)} title="Remove from the list?">
        <p>
          <Mono>{line.addressShown}</Mono>
          {line.scope !== "" && <> (list of tenant {line.scope})</>} may be mailed again.
        </p>
        <Note kind="warning">{removalRisk(line)}</Note>
        <p className="text-sm text-muted">{senderListNote}</p>
        <form
          className="grid gap-4"
          onSubmit={(event) => {
            event.preventDefault();
            const reason = String(new FormData(event.currentTarget).get("reason") ?? "");
            setOpen(false);
            remove.mutate({ scope: line.scope, address: line.address, reason });
          }}
        >
          <TextField
            name="reason"
            label="Why"
            autoComplete="off"
            maxLength={1000}
            hint="Optional: stands in the history of the address."
          />
          <div className="flex flex-wrap gap-2">
            <Button type="submit" look="danger">
              Remove
            </Button>
            <Button onClick={() => setOpen(false)}>Keep it</Button>
          </div>
        </form>
      </Dialog>
    </>
  );
}
