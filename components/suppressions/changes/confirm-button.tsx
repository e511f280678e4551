"use client";

import { type ReactNode, useState } from "react";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";

interface ConfirmButtonProps {
  label: string;
  /** On the button while what was confirmed is on its way. */
  pendingLabel: string;
  isPending: boolean;
  /** Of the dialog, as a question. */
  question: string;
  /** What follows from it. */
  children: ReactNode;
  confirm: string;
  onConfirm: () => void;
}

/** A button that asks once before it changes many addresses. */
export function ConfirmButton(props: ConfirmButtonProps) {
  const { label, pendingLabel, isPending, question, children, confirm, onConfirm } = props;
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button disabled={isPending} onClick={() => setOpen(true)}>
        {isPending ? pendingLabel : label}
      </Button>
      <Dialog open={open} onClose={() => setOpen(false)} title={question}>
        {children}
        <div className="flex flex-wrap gap-2">
          <Button
            look="primary"
            onClick={() => {
              setOpen(false);
              onConfirm();
            }}
          >
            {confirm}
          </Button>
          <Button onClick={() => setOpen(false)}>Cancel</Button>
        </div>
      </Dialog>
    </>
  );
}
