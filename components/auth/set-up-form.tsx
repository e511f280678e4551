"use client";

import { useActionState } from "react";
import { Button } from "@/components/ui/button";
import { TextField } from "@/components/ui/field";
import { Note } from "@/components/ui/states";
import { setUpAction } from "@/lib/auth/actions";
import { passwordLength } from "@/lib/auth/constants";

export function SetUpForm() {
  const [state, action, pending] = useActionState(setUpAction, {});
  return (
    <form action={action} className="grid gap-4">
      <div role="alert">{state.message !== undefined && <Note kind="bad">{state.message}</Note>}</div>
      <TextField
        label="Set-up token"
        name="token"
        autoComplete="off"
        required
        hint="Printed by the server when it started."
        error={state.fields?.token}
      />
      <TextField
        label="Name"
        name="name"
        autoComplete="name"
        defaultValue={state.values?.name}
        error={state.fields?.name}
      />
      <TextField
        label="E-mail"
        name="email"
        type="email"
        autoComplete="username"
        required
        defaultValue={state.values?.email}
        error={state.fields?.email}
      />
      <TextField
        label="Password"
        name="password"
        type="password"
        autoComplete="new-password"
        required
        minLength={passwordLength.min}
        hint={`At least ${passwordLength.min} characters.`}
        error={state.fields?.password}
      />
      <Button type="submit" look="primary" disabled={pending}>
        {pending ? "Setting up…" : "Make the first owner"}
      </Button>
    </form>
  );
}
