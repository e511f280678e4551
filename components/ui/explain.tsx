import { type ReactNode, useId } from "react";

interface ExplainProps {
  /** Of the figure: "Bounce rate". */
  of: string;
  children: ReactNode;
}

/** How a figure is computed, on demand: formula, numerator, denominator, what is left out. Opens without script. */
export function Explain({ of, children }: ExplainProps) {
  const id = useId();
  return (
    <>
      <button
        type="button"
        popoverTarget={id}
        aria-label={`How ${of.toLowerCase()} is computed`}
        className="inline-flex size-6 items-center justify-center rounded-full text-muted hover:text-ink max-lg:size-11"
      >
        <svg viewBox="0 0 16 16" width="14" height="14" aria-hidden="true" fill="none" stroke="currentColor">
          <circle cx="8" cy="8" r="6.5" strokeWidth="1.5" />
          <path d="M8 7.25v4M8 4.5v1" strokeWidth="1.5" />
        </svg>
      </button>
      <div id={id} popover="auto" className="explain text-sm text-ink">
        <p className="mb-1 font-medium">{of}</p>
        {children}
      </div>
    </>
  );
}
