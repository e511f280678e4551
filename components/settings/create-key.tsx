"use client";

import { useActionState } from "react";
import { FormMessage } from "@/components/settings/form-message";
import { Button } from "@/components/ui/button";
import { CopyButton } from "@/components/ui/copy-button";
import { TextField } from "@/components/ui/field";
import { Fold } from "@/components/ui/panel";
import { createKeyAction } from "@/lib/auth/actions";
import { scopes, scopeText } from "@/lib/auth/constants";

export function CreateKey() {
  const [state, action, pending] = useActionState(createKeyAction, {});
  return (
    <Fold summary="Make an API key">
      <form action={action} className="grid max-w-md gap-4">
        <FormMessage state={state} />
        {state.key !== undefined && <NewKey value={state.key} />}
        <TextField
          label="Name"
          name="name"
          required
          maxLength={64}
          autoComplete="off"
          hint="Of the program that will use it."
          defaultValue={state.values?.name}
          error={state.fields?.name}
        />
        <fieldset className="grid gap-2">
          <legend className="mb-1 text-sm font-medium">Scopes</legend>
          {scopes.map((scope) => (
            <label key={scope} className="flex min-h-6 items-center gap-2">
              <input type="checkbox" name="scopes" value={scope} className="size-4 accent-accent" />
              {scopeText[scope]}
            </label>
          ))}
          {state.fields?.scopes !== undefined && <p className="text-sm text-bad">{state.fields.scopes}</p>}
        </fieldset>
        <div>
          <Button type="submit" look="primary" disabled={pending}>
            Make key
          </Button>
        </div>
      </form>
    </Fold>
  );
}

function NewKey({ value }: { value: string }) {
  return (
    <div role="status" className="grid gap-2 rounded-md bg-good-soft p-3">
      <p className="font-medium text-good">Copy the key now: it is not shown again.</p>
      <div className="flex items-center gap-2">
        <code className="mono min-w-0 flex-1">{value}</code>
        <CopyButton text={value} what="API key" />
      </div>
    </div>
  );
}
