import * as z from "zod";
import { passwordLength, roles, scopes } from "@/lib/auth/constants";

const email = z
  .string()
  .trim()
  .toLowerCase()
  .pipe(z.email({ error: "Enter an e-mail address such as ada@example.com." }));

const password = z
  .string()
  .min(passwordLength.min, `Use at least ${passwordLength.min} characters.`)
  .max(passwordLength.max, `Use at most ${passwordLength.max} characters.`);

const name = z.string().trim().max(64, "Use at most 64 characters.");

export const signInSchema = z.object({
  email,
  password: z.string().min(1, "Enter your password.").max(1_000),
  next: z.string().max(2_000).default("/"),
});

export const newUserSchema = z.object({
  email,
  password,
  name: name.optional(),
  role: z.enum(roles, "The role is owner or member.").optional(),
});

export const setUpSchema = z.object({
  token: z.string().trim().min(1, "Enter the token that the server printed when it started.").max(200),
  email,
  password,
  name: name.optional(),
});

export const newMemberSchema = z.object({
  email,
  password,
  name: name.optional(),
  role: z.enum(roles, "Choose a role."),
});

export const scopesSchema = z
  .array(z.enum(scopes, `A scope is one of ${scopes.join(", ")}.`))
  .min(1, "Choose at least one scope.");

export const newKeySchema = z.object({
  name: name.min(1, "Name the program that will use the key."),
  scopes: scopesSchema,
});

export const newPasswordSchema = z.object({ current: z.string().min(1, "Enter your password of now."), password });

export const idSchema = z.object({ id: z.string().min(1).max(100) });

/** Column `permissions` of an API key. */
export const keyPermissionsSchema = z.object({ api: scopesSchema });

/** Column `metadata` of an API key. */
export const keyMetadataSchema = z.object({ createdBy: z.string() });
