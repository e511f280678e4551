import * as z from "zod";
import { createUser as insert } from "@/lib/auth/mutations";
import { newUserSchema } from "@/lib/auth/schema";

export interface NewUserOptions {
  email: string;
  password: string;
  name?: string | undefined;
  /** "owner" or "member"; the first user is the owner when nothing is said, later ones are members. */
  role?: string | undefined;
}

/**
 * Adds a person who can sign in.
 * @returns their id
 * @throws Error in words: a wrong value, or an address that is taken
 */
export async function createUser(options: NewUserOptions): Promise<string> {
  const parsed = newUserSchema.safeParse(options);
  if (!parsed.success) {
    throw new Error(z.prettifyError(parsed.error));
  }
  const made = await insert(parsed.data);
  if (!made.ok) {
    throw new Error(`There is a user with the address ${parsed.data.email} already.`);
  }
  return made.value.id;
}
