"use client";

import { usePathname } from "next/navigation";
import { KeptLink } from "@/components/shell/kept-link";
import { isWithin, railEntries } from "@/components/shell/pages";
import { classNames } from "@/components/ui/class-names";
import { count } from "@/lib/format";

export interface RailCount {
  path: string;
  count: number;
  /** What waits there: "quarantined events". */
  what: string;
}

/** The entries of the rail, the page of now marked, with a number where something waits. */
export function RailLinks({ counts }: { counts: readonly RailCount[] }) {
  const path = usePathname();
  return (
    <nav aria-label="Pages">
      <ul className="grid gap-0.5">
        {railEntries.map((entry) => {
          const current = isWithin(path, entry.path);
          const waiting = counts.find((candidate) => candidate.path === entry.path);
          return (
            <li key={entry.path}>
              <KeptLink
                href={entry.path}
                aria-current={current ? (path === entry.path ? "page" : "true") : undefined}
                className={classNames(
                  "flex min-h-9 items-center justify-between gap-2 rounded-md px-3 max-lg:min-h-11",
                  current ? "bg-paper font-medium text-accent" : "text-ink hover:bg-paper",
                )}
              >
                {entry.label}
                {waiting !== undefined && waiting.count > 0 && (
                  <span className="rounded-sm bg-warn-soft px-1.5 text-xs font-medium text-warn">
                    {count(waiting.count)}
                    <span className="sr-only"> {waiting.what}</span>
                  </span>
                )}
              </KeptLink>
            </li>
          );
        })}
      </ul>
    </nav>
  );
}
