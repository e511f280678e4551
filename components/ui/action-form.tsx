import type { ReactNode } from "react";
import { Button, type ButtonLook } from "@/components/ui/button";
import { Note } from "@/components/ui/states";
import type { FormState } from "@/lib/auth/types";

/** What `useActionState` gives. */
type ActionResult = readonly [state: FormState, send: (form: FormData) => void, pending: boolean];

interface ActionFormProps {
  form: ActionResult;
  children: ReactNode;
  /** On the button. */
  submit: string;
  /** On the button until the action answers, if other words. */
  submitting?: string;
  look?: ButtonLook;
  /** The one thing on its page: as wide as that, and a failure is spoken at once. */
  alone?: boolean;
}

/** What the action said, the fields and the button. Works without script too: the action answers with the page. */
export function ActionForm(props: ActionFormProps) {
  const { form, children, submit, submitting = submit, look = "primary", alone = false } = props;
  const [state, send, pending] = form;
  const button = (
    <Button type="submit" look={look} disabled={pending}>
      {pending ? submitting : submit}
    </Button>
  );
  return (
    <form action={send} className={alone ? "grid gap-4" : "grid max-w-md gap-4"}>
      <FormMessage state={state} role={alone ? "alert" : "status"} />
      {children}
      {alone ? button : <div>{button}</div>}
    </form>
  );
}

/** What an action said, where screen readers hear it. */
export function FormMessage({ state, role = "status" }: { state: FormState; role?: "alert" | "status" }) {
  return (
    <div role={role}>
      {state.message !== undefined && <Note kind={state.done ? "good" : "bad"}>{state.message}</Note>}
    </div>
  );
}

/** The name of a field, with what was typed in it and what is wrong with that. */
export function fieldProps([{ values, fields }]: ActionResult, name: string) {
  return { name, defaultValue: values?.[name], error: fields?.[name] };
}
