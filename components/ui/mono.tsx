import type { ReactNode } from "react";
import { visibleText } from "@/lib/visible-text";

/** A host, record or address in running text. */
export function Mono({ children }: { children: ReactNode }) {
  return <span className="mono">{children}</span>;
}

/** An SMTP answer or a record, whole and wrapped; what cannot be seen in a text is written out. */
export function MonoBlock({ children }: { children: ReactNode }) {
  return (
    <pre dir="ltr" className="mono whitespace-pre-wrap rounded-sm bg-panel px-3 py-2">
      {typeof children === "string" ? visibleText(children) : children}
    </pre>
  );
}
