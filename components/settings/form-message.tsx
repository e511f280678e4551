import { Note } from "@/components/ui/states";
import type { FormState } from "@/lib/auth/types";

/** What an action said, where screen readers hear it. */
export function FormMessage({ state }: { state: FormState }) {
  return (
    <div role="status">
      {state.message !== undefined && <Note kind={state.done ? "good" : "bad"}>{state.message}</Note>}
    </div>
  );
}
