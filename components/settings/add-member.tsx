"use client";

import { useActionState } from "react";
import { FormMessage } from "@/components/settings/form-message";
import { Button } from "@/components/ui/button";
import { Select, TextField } from "@/components/ui/field";
import { Fold } from "@/components/ui/panel";
import { addMemberAction } from "@/lib/auth/actions";
import { passwordLength, roles, roleText } from "@/lib/auth/constants";

export function AddMember() {
  const [state, action, pending] = useActionState(addMemberAction, {});
  return (
    <Fold summary="Add a member">
      <form action={action} className="grid max-w-md gap-4">
        <FormMessage state={state} />
        <TextField
          label="E-mail"
          name="email"
          type="email"
          autoComplete="off"
          required
          defaultValue={state.values?.email}
          error={state.fields?.email}
        />
        <TextField
          label="Name"
          name="name"
          autoComplete="off"
          defaultValue={state.values?.name}
          error={state.fields?.name}
        />
        <TextField
          label="First password"
          name="password"
          type="password"
          autoComplete="new-password"
          required
          minLength={passwordLength.min}
          hint="Tell it to them yourself: no mail is sent. They can change it here."
          error={state.fields?.password}
        />
        <Select
          label="Role"
          name="role"
          defaultValue={state.values?.role ?? "member"}
          options={roles.map((role) => ({ value: role, label: roleText[role] }))}
          error={state.fields?.role}
        />
        <div>
          <Button type="submit" look="primary" disabled={pending}>
            Add
          </Button>
        </div>
      </form>
    </Fold>
  );
}
