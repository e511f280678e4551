"use client";

import { useActionState } from "react";
import { ActionForm, fieldProps } from "@/components/ui/action-form";
import { TextField } from "@/components/ui/field";
import { signInAction } from "@/lib/auth/actions";

export function SignInForm({ next }: { next: string }) {
  const form = useActionState(signInAction, {});
  return (
    <ActionForm form={form} submit="Sign in" submitting="Signing in…" alone>
      <input type="hidden" name="next" value={next} />
      <TextField {...fieldProps(form, "email")} label="E-mail" type="email" autoComplete="username" required />
      <TextField
        {...fieldProps(form, "password")}
        label="Password"
        type="password"
        autoComplete="current-password"
        required
      />
    </ActionForm>
  );
}
