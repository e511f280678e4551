"use server";

import { isAPIError } from "better-auth/api";
import { refresh } from "next/cache";
import { headers } from "next/headers";
import { redirect } from "next/navigation";
import { auth } from "@/lib/auth/auth";
import { createFirstOwner } from "@/lib/auth/first-owner";
import { formValues, invalid } from "@/lib/auth/form";
import { requireOwner, requireUser } from "@/lib/auth/gate";
import { createApiKey, createUser, removeUser, revokeApiKey } from "@/lib/auth/mutations";
import { nextPath } from "@/lib/auth/next-path";
import {
  idSchema,
  newKeySchema,
  newMemberSchema,
  newPasswordSchema,
  setUpSchema,
  signInSchema,
} from "@/lib/auth/schema";
import { isSetupToken, setupToken } from "@/lib/auth/setup-token";
import { takePasswordChange, takeSetUp } from "@/lib/auth/sign-in-limit";
import type { FormState, NewKeyState } from "@/lib/auth/types";
import { forgetVerdicts } from "@/lib/auth/verdict";
import { localRoute } from "@/lib/local-route";

/** Signs in with e-mail and password, then leads to where the visitor wanted to go. */
export async function signInAction(_before: FormState, form: FormData): Promise<FormState> {
  const parsed = signInSchema.safeParse(formValues(form));
  if (!parsed.success) {
    return invalid(parsed.error, form);
  }
  const { email, password, next } = parsed.data;
  const refused = await signIn(email, password);
  if (refused !== null) {
    return { message: refused, values: { email } };
  }
  redirect(localRoute(nextPath(next)));
}

/** Null, or why not. */
async function signIn(email: string, password: string): Promise<string | null> {
  try {
    await auth().api.signInEmail({ body: { email, password }, headers: await headers() });
    return null;
  } catch (error) {
    if (!isAPIError(error)) {
      throw error;
    }
    return error.status === "TOO_MANY_REQUESTS" ? error.message : "The e-mail address or the password is wrong.";
  }
}

export async function signOutAction(): Promise<void> {
  await auth().api.signOut({ headers: await headers() });
  redirect("/login");
}

/** Makes the first owner, guarded by the token that the server printed, and signs them in. */
export async function setUpAction(_before: FormState, form: FormData): Promise<FormState> {
  const parsed = setUpSchema.safeParse(formValues(form));
  if (!parsed.success) {
    return invalid(parsed.error, form);
  }
  const { token, ...user } = parsed.data;
  const values = { email: user.email, name: user.name ?? "" };
  const wait = takeSetUp(Date.now());
  if (wait > 0) {
    return { message: `Too many tries. Wait ${Math.ceil(wait / 60_000)} min and try again.`, values };
  }
  if ((await setupToken()) === null) {
    return { message: "Mailgauge is set up already. Sign in instead.", values };
  }
  if (!isSetupToken(token)) {
    return { fields: { token: "This is not the token that the server printed when it started." }, values };
  }
  if (!(await createFirstOwner(user))) {
    return { message: "Mailgauge is set up already. Sign in instead.", values };
  }
  const refused = await signIn(user.email, user.password);
  redirect(localRoute(refused === null ? "/" : "/login"));
}

/** Adds a person to the workspace; owners only. */
export async function addMemberAction(_before: FormState, form: FormData): Promise<FormState> {
  await requireOwner();
  const parsed = newMemberSchema.safeParse(formValues(form));
  if (!parsed.success) {
    return invalid(parsed.error, form);
  }
  const { email, role, name } = parsed.data;
  const made = await createUser(parsed.data);
  if (!made.ok) {
    const fields = { email: "This address is a member already." };
    return { fields, values: { email, role, name: name ?? "" } };
  }
  refresh();
  return { done: true, message: `${email} can sign in now. Tell them their password.` };
}

/** Removes a person and ends their sessions; owners only, and never the last owner. */
export async function removeMemberAction(_before: FormState, form: FormData): Promise<FormState> {
  await requireOwner();
  const parsed = idSchema.safeParse(formValues(form));
  if (!parsed.success) {
    return invalid(parsed.error, form);
  }
  const removed = await removeUser(parsed.data.id);
  refresh();
  if (!removed.ok) {
    return {
      message:
        removed.error === "last_owner" ? "The last owner cannot be removed." : "This person was removed meanwhile.",
    };
  }
  return { done: true, message: "Removed." };
}

/** Makes an API key, which is shown once; owners only. */
export async function createKeyAction(_before: NewKeyState, form: FormData): Promise<NewKeyState> {
  const owner = await requireOwner();
  const parsed = newKeySchema.safeParse({ ...formValues(form), scopes: form.getAll("scopes") });
  if (!parsed.success) {
    return invalid(parsed.error, form);
  }
  const { key } = await createApiKey({ ...parsed.data, createdBy: owner.name });
  refresh();
  return { done: true, key };
}

/** Revokes an API key: at once here, within 10 s on other instances; owners only. */
export async function revokeKeyAction(_before: FormState, form: FormData): Promise<FormState> {
  await requireOwner();
  const parsed = idSchema.safeParse(formValues(form));
  if (!parsed.success) {
    return invalid(parsed.error, form);
  }
  const revoked = await revokeApiKey(parsed.data.id);
  forgetVerdicts();
  refresh();
  return revoked ? { done: true, message: "Revoked." } : { message: "This key was revoked meanwhile." };
}

/** Changes the password of who is signed in, and ends their other sessions. */
export async function changePasswordAction(_before: FormState, form: FormData): Promise<FormState> {
  const actor = await requireUser();
  const parsed = newPasswordSchema.safeParse(formValues(form));
  if (!parsed.success) {
    return invalid(parsed.error, form);
  }
  const wait = takePasswordChange(actor.id, Date.now());
  if (wait > 0) {
    return { message: `Too many tries. Wait ${Math.ceil(wait / 60_000)} min and try again.` };
  }
  const { current: currentPassword, password: newPassword } = parsed.data;
  try {
    const body = { currentPassword, newPassword, revokeOtherSessions: true };
    await auth().api.changePassword({ body, headers: await headers() });
    return { done: true, message: "Your password is changed. You are signed out everywhere else." };
  } catch (error) {
    if (!isAPIError(error)) {
      throw error;
    }
    return { fields: { current: "This is not your password of now." } };
  }
}
