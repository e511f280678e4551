import * as z from "zod";

/** Why an action did nothing, for the person who asked; `fields` by the name of the input. */
export interface Failure {
  message: string;
  fields?: Record<string, string>;
}

/** The first complaint of each field. */
export function failureOf(error: z.ZodError): Failure {
  const { formErrors, fieldErrors } = z.flattenError(error);
  const fields: Record<string, string> = {};
  for (const [name, messages] of Object.entries<string[] | undefined>(fieldErrors)) {
    const first = messages?.[0];
    if (first !== undefined) {
      fields[name] = first;
    }
  }
  return { message: formErrors[0] ?? Object.values(fields)[0] ?? "The input is not of the known form.", fields };
}
