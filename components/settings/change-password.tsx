"use client";

import { useActionState } from "react";
import { FormMessage } from "@/components/settings/form-message";
import { Button } from "@/components/ui/button";
import { TextField } from "@/components/ui/field";
import { Fold } from "@/components/ui/panel";
import { changePasswordAction } from "@/lib/auth/actions";
import { passwordLength } from "@/lib/auth/constants";

export function ChangePassword() {
  const [state, action, pending] = useActionState(changePasswordAction, {});
  return (
    <Fold summary="Change your password">
      <form action={action} className="grid max-w-md gap-4">
        <FormMessage state={state} />
        <TextField
          label="Password of now"
          name="current"
          type="password"
          autoComplete="current-password"
          required
          error={state.fields?.current}
        />
        <TextField
          label="New password"
          name="password"
          type="password"
          autoComplete="new-password"
          required
          minLength={passwordLength.min}
          hint={`At least ${passwordLength.min} characters.`}
          error={state.fields?.password}
        />
        <div>
          <Button type="submit" disabled={pending}>
            Change password
          </Button>
        </div>
      </form>
    </Fold>
  );
}
