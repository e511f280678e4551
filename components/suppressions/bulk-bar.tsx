"use client";

import { useMutation } from "@tanstack/react-query";
import { useRef, useState } from "react";
import { periods } from "@/components/suppressions/add-dialog";
import { nothing, type Selection, sizeOf } from "@/components/suppressions/selection";
import { answered, failureWords, useExpireMany, useRemoveMany } from "@/components/suppressions/use-edits";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { Select, TextField } from "@/components/ui/field";
import { Note } from "@/components/ui/states";
import { toast } from "@/components/ui/toaster";
import { count } from "@/lib/format";
import { countMatchingAction } from "@/lib/suppressions/actions";
import type { ChosenInput, ListInput } from "@/lib/suppressions/edit";
import { isNarrowed, narrowingIn } from "@/lib/suppressions/list-input";
import { removalRiskOfMany, senderListNote } from "@/lib/suppressions/words";

interface BulkBarProps {
  input: ListInput;
  selection: Selection;
  /** As far as it is counted. */
  total: number;
  more: boolean;
  onSelect: (selection: Selection) => void;
  onDone: () => void;
}

const addresses = (number: number) => `${count(number)} ${number === 1 ? "address" : "addresses"}`;

/** What can be done to the picked lines together. */
export function BulkBar({ input, selection, total, more, onSelect, onDone }: BulkBarProps) {
  const [open, setOpen] = useState<"remove" | "expire" | null>(null);
  const standing = useRef<HTMLParagraphElement>(null);
  const all = useMutation({
    mutationFn: () => answered(countMatchingAction(narrowingIn(input))),
    onSuccess(found) {
      onSelect({ kind: "all", total: found });
      // The button that had the focus is gone.
      standing.current?.focus();
    },
    onError: (error) => toast(failureWords(error), { kind: "bad" }),
  });
  const size = sizeOf(selection);
  const close = () => setOpen(null);
  const done = () => {
    // Here, since the form is gone with the bar before it hears of its own success.
    close();
    onSelect(nothing);
    onDone();
  };
  if (size === 0) {
    return null;
  }
  const chosen: ChosenInput =
    selection.kind === "all" ? { narrowing: narrowingIn(input) } : { lines: [...selection.lines.values()] };
  const words = more ? `all ${count(total)}+` : `all ${count(total)}`;
  return (
    <section
      aria-label="Picked addresses"
      className="sticky bottom-2 z-10 flex flex-wrap items-center gap-2 rounded-md border border-edge bg-panel p-2"
    >
      <p ref={standing} tabIndex={-1} aria-live="polite" className="px-1 font-medium outline-none">
        {addresses(size)} picked
      </p>
      {selection.kind === "some" && (more || total > size) && (
        <Button small onClick={() => all.mutate()} disabled={all.isPending}>
          {isNarrowed(input) ? `Pick ${words} that match` : `Pick ${words}`}
        </Button>
      )}
      <Button small look="danger" onClick={() => setOpen("remove")} disabled={all.isPending}>
        Remove…
      </Button>
      <Button small onClick={() => setOpen("expire")} disabled={all.isPending}>
        Change the end…
      </Button>
      <Button small look="quiet" onClick={() => onSelect(nothing)}>
        Clear
      </Button>
      <Dialog open={open === "remove"} onClose={close} title={`Remove ${addresses(size)}?`}>
        <RemoveForm chosen={chosen} onClose={close} onDone={done} />
      </Dialog>
      <Dialog open={open === "expire"} onClose={close} title={`Change the end of ${addresses(size)}`}>
        <ExpireForm chosen={chosen} onClose={close} onDone={done} />
      </Dialog>
    </section>
  );
}

interface FormProps {
  chosen: ChosenInput;
  onClose: () => void;
  onDone: () => void;
}

function RemoveForm({ chosen, onClose, onDone }: FormProps) {
  const remove = useRemoveMany(onDone);
  return (
    <form
      className="grid gap-4"
      onSubmit={(event) => {
        event.preventDefault();
        const reason = String(new FormData(event.currentTarget).get("reason") ?? "");
        remove.mutate({ chosen, reason }, { onSettled: onClose });
      }}
    >
      <p>They may be mailed again. It is one change, which can be undone, later too.</p>
      <Note kind="warning">{removalRiskOfMany}</Note>
      <p className="text-sm text-muted">{senderListNote}</p>
      <TextField
        name="reason"
        label="Why"
        autoComplete="off"
        maxLength={1000}
        hint="Optional: stands in the history."
      />
      <div className="flex flex-wrap gap-2">
        <Button type="submit" look="danger" disabled={remove.isPending}>
          {remove.isPending ? "Removing…" : "Remove"}
        </Button>
        <Button onClick={onClose}>Keep them</Button>
      </div>
    </form>
  );
}

function ExpireForm({ chosen, onClose, onDone }: FormProps) {
  const expire = useExpireMany(onDone);
  return (
    <form
      className="grid gap-4"
      onSubmit={(event) => {
        event.preventDefault();
        const asked = String(new FormData(event.currentTarget).get("expiresInDays") ?? "");
        const period = periods.find(({ value }) => value === asked);
        expire.mutate({ chosen, expiresInDays: period?.value ?? "" }, { onSettled: onClose });
      }}
    >
      <Select name="expiresInDays" label="Suppressed from now on" options={periods} />
      <div className="flex flex-wrap gap-2">
        <Button type="submit" look="primary" disabled={expire.isPending}>
          {expire.isPending ? "Changing…" : "Change"}
        </Button>
        <Button onClick={onClose}>Leave it</Button>
      </div>
    </form>
  );
}
