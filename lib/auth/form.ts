import type * as z from "zod";
import type { FormState } from "@/lib/auth/types";
import { failureOf } from "@/lib/failure";

/** Text fields of a form; files are left out. */
export function formValues(form: FormData): Record<string, string> {
  const values: Record<string, string> = {};
  for (const [name, value] of form.entries()) {
    // Fields of React's own begin with "$".
    if (typeof value === "string" && !name.startsWith("$")) {
      values[name] = value;
    }
  }
  return values;
}

/** What a form shows that was filled in wrongly: the first error of each field, and what was typed but for passwords. */
export function invalid(error: z.ZodError, form: FormData): FormState {
  const typed = Object.entries(formValues(form)).filter(([name]) => !/password|token|current/i.test(name));
  return { fields: failureOf(error).fields ?? {}, values: Object.fromEntries(typed) };
}
