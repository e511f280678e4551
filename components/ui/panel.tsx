import { type ReactNode, useId } from "react";
import { classNames } from "@/components/ui/class-names";

interface PanelProps {
  title: ReactNode;
  /** Unit, range, zone. */
  subtitle?: ReactNode;
  /** At the right of the title: links, a picker, a figure's explanation. */
  actions?: ReactNode;
  children: ReactNode;
  /** The same numbers as a table, folded. */
  table?: ReactNode;
  /** A box, for what can be picked up: a gauge, a record, an alert. */
  boxed?: boolean;
  className?: string | undefined;
  id?: string | undefined;
}

/** A part of a page under its own heading; a hairline parts it from the one above. */
export function Panel({ title, subtitle, actions, children, table, boxed = false, className, id }: PanelProps) {
  const heading = useId();
  return (
    <section
      id={id}
      aria-labelledby={heading}
      className={classNames("min-w-0", boxed ? "rounded-md border bg-panel p-4" : "border-t pt-4", className)}
    >
      <header className="mb-3 flex flex-wrap items-start justify-between gap-x-4 gap-y-2">
        <div className="min-w-0">
          <h2 id={heading} className="text-lg">
            {title}
          </h2>
          {subtitle !== undefined && <p className="text-xs text-muted">{subtitle}</p>}
        </div>
        {actions !== undefined && <div className="flex flex-wrap items-center gap-2">{actions}</div>}
      </header>
      {children}
      {table !== undefined && <Fold summary="Show as table">{table}</Fold>}
    </section>
  );
}

/** Something shown on demand; opens without script. */
export function Fold({ summary, children, open = false }: { summary: ReactNode; children: ReactNode; open?: boolean }) {
  return (
    <details className="mt-2" open={open}>
      <summary className="inline-flex min-h-6 items-center rounded-sm text-sm text-accent marker:content-none max-lg:min-h-11">
        <span className="underline underline-offset-2">{summary}</span>
      </summary>
      <div className="mt-2">{children}</div>
    </details>
  );
}
