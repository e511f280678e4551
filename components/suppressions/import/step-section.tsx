import { type ReactNode, useId } from "react";
import { takeFocus } from "@/components/suppressions/import/take-focus";

/** A step that replaces the one before: its heading takes the focus. */
export function StepSection({ title, children }: { title: ReactNode; children: ReactNode }) {
  const heading = useId();
  return (
    <section aria-labelledby={heading} className="grid min-w-0 gap-4 border-t pt-4">
      <h2 id={heading} ref={takeFocus} tabIndex={-1} className="text-lg wrap-anywhere outline-none">
        {title}
      </h2>
      {children}
    </section>
  );
}
