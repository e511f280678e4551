"use client";

import { type DragEvent, useEffect, useEffectEvent, useId, useRef, useState } from "react";
import { takeFocus } from "@/components/suppressions/import/take-focus";
import { Button } from "@/components/ui/button";
import { classNames } from "@/components/ui/class-names";
import { Panel } from "@/components/ui/panel";
import { Note } from "@/components/ui/states";

interface ChooseFileProps {
  /** Why the last file cannot be used. */
  trouble: string | null;
  takesFocus: boolean;
  onChoose: (files: readonly File[]) => void;
  /** Looks at the same file again; null where that would not help. */
  onAgain: (() => void) | null;
}

/** A file input that is a place to drop a file too. */
export function ChooseFile({ trouble, takesFocus, onChoose, onAgain }: ChooseFileProps) {
  const id = useId();
  const input = useRef<HTMLInputElement>(null);
  const { isOver, ...drop } = useDrop((files) => {
    if (input.current !== null) {
      input.current.files = files;
    }
    onChoose([...files]);
  });
  const chooseEarly = useEffectEvent(() => {
    onChoose([...(input.current?.files ?? [])]);
  });
  useEffect(() => {
    // A file may be chosen before the page has come to life.
    chooseEarly();
  }, []);
  return (
    <Panel title="The file">
      <div
        {...drop}
        className={classNames(
          "grid gap-2 rounded-md border border-dashed px-4 py-6",
          isOver ? "border-accent bg-panel" : "border-edge",
        )}
      >
        <label ref={takesFocus ? focusControl : null} htmlFor={id} className="justify-self-start text-base font-medium">
          Choose a file, or drop it here
        </label>
        <p id={`${id}-hint`} className="max-w-[75ch] text-sm text-muted">
          CSV from Postmark, Mailgun, SendGrid, Amazon SES, SparkPost, Brevo and others, with any columns; or a list
          with one address a line. Of any size.
        </p>
        <input
          id={id}
          ref={input}
          type="file"
          aria-describedby={`${id}-hint`}
          // The same file again is a choice too.
          onClick={(event) => {
            event.currentTarget.value = "";
          }}
          onChange={(event) => onChoose([...(event.currentTarget.files ?? [])])}
          className={classNames(
            "block w-full min-w-0 text-base file:mr-3 file:min-h-9 file:rounded-md file:border file:border-edge",
            "file:bg-paper file:px-3 file:font-medium file:text-ink max-lg:file:min-h-11",
          )}
        />
      </div>
      {trouble !== null && (
        <div role="alert" className="mt-3">
          <Note
            kind="bad"
            action={
              onAgain && (
                <Button small onClick={onAgain}>
                  Look again
                </Button>
              )
            }
          >
            {trouble}
          </Note>
        </div>
      )}
    </Panel>
  );
}

const focusControl = (label: HTMLLabelElement | null) => takeFocus(label?.control ?? null);

/** A file that misses the place would replace the page. */
function useDrop(onDrop: (files: FileList) => void) {
  const [isOver, setOver] = useState(false);
  useEffect(() => {
    const stay = (event: globalThis.DragEvent) => event.preventDefault();
    window.addEventListener("dragover", stay);
    window.addEventListener("drop", stay);
    return () => {
      window.removeEventListener("dragover", stay);
      window.removeEventListener("drop", stay);
    };
  }, []);
  return {
    isOver,
    onDragOver: () => setOver(true),
    onDragLeave: () => setOver(false),
    onDrop: (event: DragEvent) => {
      setOver(false);
      onDrop(event.dataTransfer.files);
    },
  };
}
