import type { ReactNode } from "react";

/** A host, record or address in running text. */
export function Mono({ children }: { children: ReactNode }) {
  return <span className="mono">{children}</span>;
}

/** An SMTP answer or a record, whole and wrapped. */
export function MonoBlock({ children }: { children: ReactNode }) {
  return <pre className="mono whitespace-pre-wrap rounded-sm bg-panel px-3 py-2">{children}</pre>;
}
