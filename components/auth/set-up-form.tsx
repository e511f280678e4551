"use client";

import { useActionState } from "react";
import { ActionForm, fieldProps } from "@/components/ui/action-form";
import { TextField } from "@/components/ui/field";
import { setUpAction } from "@/lib/auth/actions";
import { passwordLength } from "@/lib/auth/constants";

export function SetUpForm() {
  const form = useActionState(setUpAction, {});
  return (
    <ActionForm form={form} submit="Make the first owner" submitting="Setting up…" alone>
      <TextField
        {...fieldProps(form, "token")}
        label="Set-up token"
        autoComplete="off"
        required
        hint="Printed by the server when it started."
      />
      <TextField {...fieldProps(form, "name")} label="Name" autoComplete="name" />
      <TextField {...fieldProps(form, "email")} label="E-mail" type="email" autoComplete="username" required />
      <TextField
        {...fieldProps(form, "password")}
        label="Password"
        type="password"
        autoComplete="new-password"
        required
        minLength={passwordLength.min}
        hint={`At least ${passwordLength.min} characters.`}
      />
    </ActionForm>
  );
}
