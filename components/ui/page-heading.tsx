import type { ReactNode } from "react";

interface PageHeadingProps {
  /** The page's one h1. */
  title: ReactNode;
  /** One sentence on what is going on. */
  children?: ReactNode;
  actions?: ReactNode;
}

export function PageHeading({ title, children, actions }: PageHeadingProps) {
  return (
    <header className="mb-6 flex flex-wrap items-start justify-between gap-x-6 gap-y-3">
      <div className="min-w-0">
        <h1 className="text-xl">{title}</h1>
        {children !== undefined && <div className="mt-1 max-w-[75ch] text-lg text-muted">{children}</div>}
      </div>
      {actions !== undefined && <div className="flex flex-wrap items-center gap-2">{actions}</div>}
    </header>
  );
}
