"use client";

import { useActionState } from "react";
import { ActionForm, fieldProps } from "@/components/ui/action-form";
import { CopyButton } from "@/components/ui/copy-button";
import { TextField } from "@/components/ui/field";
import { Fold } from "@/components/ui/panel";
import { createKeyAction } from "@/lib/auth/actions";
import { scopes, scopeText } from "@/lib/auth/constants";

export function CreateKey() {
  const form = useActionState(createKeyAction, {});
  const [{ key: newKey, fields }] = form;
  return (
    <Fold summary="Make an API key">
      <ActionForm form={form} submit="Make key">
        {newKey !== undefined && <NewKey value={newKey} />}
        <TextField
          {...fieldProps(form, "name")}
          label="Name"
          required
          maxLength={64}
          autoComplete="off"
          hint="Of the program that will use it."
        />
        <fieldset className="grid gap-2">
          <legend className="mb-1 text-sm font-medium">Scopes</legend>
          {scopes.map((scope) => (
            <label key={scope} className="flex min-h-6 items-center gap-2">
              <input type="checkbox" name="scopes" value={scope} className="size-4 accent-accent" />
              {scopeText[scope]}
            </label>
          ))}
          {fields?.scopes !== undefined && <p className="text-sm text-bad">{fields.scopes}</p>}
        </fieldset>
      </ActionForm>
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
