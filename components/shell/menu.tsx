"use client";

import { usePathname } from "next/navigation";
import { type ReactNode, useEffect, useRef } from "react";

/** The menu of small screens. It opens without script; following a link closes it. */
export function Menu({ children }: { children: ReactNode }) {
  const element = useRef<HTMLDetailsElement>(null);
  const path = usePathname();

  // biome-ignore lint/correctness/useExhaustiveDependencies: the path is the event
  useEffect(() => {
    element.current?.removeAttribute("open");
  }, [path]);

  return (
    <details
      ref={element}
      className="group"
      onKeyDown={(event) => {
        if (event.key === "Escape" && element.current?.open) {
          element.current.removeAttribute("open");
          element.current.querySelector("summary")?.focus();
        }
      }}
    >
      <summary className="inline-flex min-h-11 items-center gap-2 rounded-md border border-edge bg-paper px-3 font-medium marker:content-none">
        <svg viewBox="0 0 16 16" width="16" height="16" aria-hidden="true" stroke="currentColor" strokeWidth="1.5">
          <path className="group-open:hidden" d="M2 4h12M2 8h12M2 12h12" />
          <path className="hidden group-open:block" d="m3 3 10 10M13 3 3 13" />
        </svg>
        Menu
      </summary>
      <div className="absolute inset-x-0 top-full z-40 grid gap-4 border-b bg-panel p-4">{children}</div>
    </details>
  );
}
