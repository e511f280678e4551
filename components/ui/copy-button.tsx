"use client";

import { useState } from "react";
import { Button } from "@/components/ui/button";

/** The clipboard needs https or localhost; over plain http a selected field does. */
async function copy(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    const field = document.createElement("textarea");
    field.value = text;
    field.style.position = "fixed";
    field.style.opacity = "0";
    document.body.append(field);
    field.select();
    const done = document.execCommand("copy");
    field.remove();
    return done;
  }
}

const words = { idle: "Copy", copied: "Copied", failed: "Select and copy" };

/** Copies a text; `what` completes its name: "Copy webhook URL". */
export function CopyButton({ text, what }: { text: string; what: string }) {
  const [state, setState] = useState<keyof typeof words>("idle");
  return (
    <Button
      small
      aria-label={state === "idle" ? `Copy ${what}` : undefined}
      onClick={async () => setState((await copy(text)) ? "copied" : "failed")}
      onBlur={() => setState("idle")}
    >
      <span aria-live="polite">{words[state]}</span>
    </Button>
  );
}
