"use client";

import { useActionState } from "react";
import { ActionForm, fieldProps } from "@/components/ui/action-form";
import { TextField } from "@/components/ui/field";
import { Fold } from "@/components/ui/panel";
import { changePasswordAction } from "@/lib/auth/actions";
import { passwordLength } from "@/lib/auth/constants";

export function ChangePassword() {
  const form = useActionState(changePasswordAction, {});
  return (
    <Fold summary="Change your password">
      <ActionForm form={form} submit="Change password" look="secondary">
        <TextField
          {...fieldProps(form, "current")}
          label="Password of now"
          type="password"
          autoComplete="current-password"
          required
        />
        <TextField
          {...fieldProps(form, "password")}
          label="New password"
          type="password"
          autoComplete="new-password"
          required
          minLength={passwordLength.min}
          hint={`At least ${passwordLength.min} characters.`}
        />
      </ActionForm>
    </Fold>
  );
}
