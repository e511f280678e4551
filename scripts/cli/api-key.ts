import * as z from "zod";
import { createApiKey as insert } from "@/lib/auth/mutations";
import { newKeySchema } from "@/lib/auth/schema";

export interface NewApiKeyOptions {
  name: string;
  /** One of read, suppressions, admin, or several with commas between them. */
  scope: string;
}

/**
 * Makes an API key of the workspace.
 * @returns the key, which is known only now
 * @throws Error in words for a wrong value
 */
export async function createApiKey({ name, scope }: NewApiKeyOptions): Promise<string> {
  const scopes = scope.split(",").map((part) => part.trim());
  const parsed = newKeySchema.safeParse({ name, scopes });
  if (!parsed.success) {
    throw new Error(z.prettifyError(parsed.error));
  }
  return (await insert({ ...parsed.data, createdBy: "command line" })).key;
}
