import * as z from "zod";

const pemLimit = 10_000;

/** What the form to add a source takes. At least one way to get the keys is needed. */
export const addSourceSchema = z
  .strictObject({
    kind: z.enum(["ark", "postal"], "Choose the sender."),
    name: z.string().trim().min(1, "Give it a name.").max(60, "A name has at most 60 characters."),
    jwksUrl: z
      .string()
      .trim()
      .max(1_000, "This address is too long.")
      .refine(
        (text) => text === "" || isHttps(text),
        "Give an https:// address. Plain http is possible by configuration only.",
      )
      .transform((text) => (text === "" ? null : text)),
    publicKey: z
      .string()
      .trim()
      .max(pemLimit, "This is too long for a public key.")
      .transform((text) => (text === "" ? null : text)),
  })
  .refine(({ jwksUrl, publicKey }) => jwksUrl !== null || publicKey !== null, {
    path: ["jwksUrl"],
    message: "Give the address of the keys (JWKS), or paste the public key.",
  });
export type AddSourceInput = z.input<typeof addSourceSchema>;

function isHttps(text: string): boolean {
  const url = URL.canParse(text) ? new URL(text) : null;
  return url !== null && url.protocol === "https:" && url.username === "" && url.password === "";
}
