"use client";

import { useRouter } from "next/navigation";
import { type FormEvent, useEffect, useRef, useState, useTransition } from "react";
import { Button } from "@/components/ui/button";
import { TextField } from "@/components/ui/field";
import { toast } from "@/components/ui/toaster";
import { addSelectorAction, removeSelectorAction } from "@/lib/domains/actions";
import type { Failure } from "@/lib/failure";
import { err, type Result } from "@/lib/result";

/** The answer of an action; that none came is a failure like others, and no reason to take the page away. */
async function answerOf<T>(action: () => Promise<Result<T, Failure>>): Promise<Result<T, Failure>> {
  try {
    return await action();
  } catch {
    return err({ message: "The server did not answer. Nothing may have changed; try again." });
  }
}

/** Takes a DKIM selector of the domain, whose key is looked at before the answer comes. */
export function SelectorForm({ domain }: { domain: string }) {
  const router = useRouter();
  const [isPending, start] = useTransition();
  const [failure, setFailure] = useState<Failure | null>(null);
  const [selector, setSelector] = useState("");
  const field = useRef<HTMLInputElement>(null);

  // The button was disabled meanwhile and lost the focus; in the field the reason is read out.
  useEffect(() => {
    if (failure !== null) {
      field.current?.focus();
    }
  }, [failure]);

  const submit = (event: FormEvent) => {
    event.preventDefault();
    start(async () => {
      const result = await answerOf(() => addSelectorAction({ name: domain, selector }));
      setFailure(result.ok ? null : result.error);
      if (result.ok) {
        toast(result.value.added ? `Selector ${selector} was added.` : `Selector ${selector} was there already.`);
        setSelector("");
        router.refresh();
      }
    });
  };
  const error = failure === null ? undefined : (failure.fields?.selector ?? failure.message);
  return (
    <form onSubmit={submit} className="flex flex-wrap items-end gap-2" aria-busy={isPending}>
      <TextField
        ref={field}
        label="Add a selector"
        hint={`The label before ._domainkey.${domain}, on the domain's page at the sender`}
        className="min-w-0 flex-1 basis-52"
        value={selector}
        onChange={(event) => setSelector(event.target.value)}
        autoComplete="off"
        autoCapitalize="none"
        spellCheck={false}
        required
        {...(error === undefined ? {} : { error })}
      />
      <Button type="submit" disabled={isPending}>
        {isPending ? "Looking it up…" : "Add"}
      </Button>
    </form>
  );
}

/** Forgets a selector that was entered. Entering it again brings it back. */
export function SelectorRemoval({ domain, selector }: { domain: string; selector: string }) {
  const router = useRouter();
  const [isPending, start] = useTransition();
  return (
    <Button
      small
      look="quiet"
      disabled={isPending}
      aria-label={`Remove selector ${selector}`}
      onClick={() =>
        start(async () => {
          const result = await answerOf(() => removeSelectorAction({ name: domain, selector }));
          if (result.ok) {
            toast(`Selector ${selector} was removed.`);
            router.refresh();
          } else {
            toast(result.error.message, { kind: "bad" });
          }
        })
      }
    >
      {isPending ? "Removing…" : "Remove"}
    </Button>
  );
}
