import { expect, it } from "vitest";
import { formValues, invalid } from "@/lib/auth/form";
import { setUpSchema } from "@/lib/auth/schema";

const form = new FormData();
form.set("email", "not an address");
form.set("password", "short");
form.set("token", "secret-token");
form.set("$ACTION_ID_1", "x");

it("reads text fields, and not those of React", () => {
  expect(formValues(form)).toEqual({ email: "not an address", password: "short", token: "secret-token" });
});

it("names the first error of each field, and gives back what was typed but no secret", () => {
  const parsed = setUpSchema.safeParse(formValues(form));
  expect(parsed.success).toBe(false);
  if (!parsed.success) {
    const state = invalid(parsed.error, form);
    expect(state.fields).toEqual({
      email: "Enter an e-mail address such as ada@example.com.",
      password: "Use at least 8 characters.",
    });
    expect(state.values).toEqual({ email: "not an address" });
  }
});
