"use client";

import { useActionState } from "react";
import { ActionForm, fieldProps } from "@/components/ui/action-form";
import { Select, TextField } from "@/components/ui/field";
import { Fold } from "@/components/ui/panel";
import { addMemberAction } from "@/lib/auth/actions";
import { passwordLength, roles, roleText } from "@/lib/auth/constants";

export function AddMember() {
  const form = useActionState(addMemberAction, {});
  const role = fieldProps(form, "role");
  return (
    <Fold summary="Add a member">
      <ActionForm form={form} submit="Add">
        <TextField {...fieldProps(form, "email")} label="E-mail" type="email" autoComplete="off" required />
        <TextField {...fieldProps(form, "name")} label="Name" autoComplete="off" />
        <TextField
          {...fieldProps(form, "password")}
          label="First password"
          type="password"
          autoComplete="new-password"
          required
          minLength={passwordLength.min}
          hint="Tell it to them yourself: no mail is sent. They can change it here."
        />
        <Select
          {...role}
          label="Role"
          defaultValue={role.defaultValue ?? "member"}
          options={roles.map((value) => ({ value, label: roleText[value] }))}
        />
      </ActionForm>
    </Fold>
  );
}
