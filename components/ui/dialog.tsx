"use client";

import { type ReactNode, useEffect, useId, useRef } from "react";
import { Button } from "@/components/ui/button";
import { classNames } from "@/components/ui/class-names";

interface DialogProps {
  open: boolean;
  onClose: () => void;
  title: string;
  children: ReactNode;
  /** Stands at the right edge at full height, for a record beside its list. */
  drawer?: boolean;
}

/** The browser's own dialog: it holds the focus, closes by Escape and gives the focus back. */
export function Dialog({ open, onClose, title, children, drawer = false }: DialogProps) {
  const element = useRef<HTMLDialogElement>(null);
  const heading = useId();

  useEffect(() => {
    if (open && element.current?.open === false) {
      element.current.showModal();
    }
    if (!open && element.current?.open === true) {
      element.current.close();
    }
  }, [open]);

  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: Escape closes it; a click on the backdrop is the same for a pointer
    <dialog
      ref={element}
      aria-labelledby={heading}
      onClose={onClose}
      onClick={(event) => {
        if (event.target === event.currentTarget) {
          onClose();
        }
      }}
      className={classNames(
        // Its place in the markup may be a right-aligned cell.
        "border border-edge bg-paper p-0 text-left text-base font-normal whitespace-normal text-ink backdrop:bg-[rgb(0_0_0/0.5)]",
        drawer
          ? "my-0 mr-0 ml-auto h-dvh max-h-dvh w-full max-w-md border-y-0 border-r-0"
          : "m-auto w-full max-w-lg rounded-md",
      )}
    >
      {open && (
        <div className="grid gap-4 p-4">
          <header className="flex items-start justify-between gap-4">
            <h2 id={heading} className="text-lg">
              {title}
            </h2>
            <Button look="quiet" small onClick={onClose} aria-label="Close">
              <svg
                viewBox="0 0 12 12"
                width="12"
                height="12"
                aria-hidden="true"
                stroke="currentColor"
                strokeWidth="1.5"
              >
                <path d="m1.5 1.5 9 9m0-9-9 9" />
              </svg>
            </Button>
          </header>
          {children}
        </div>
      )}
    </dialog>
  );
}
