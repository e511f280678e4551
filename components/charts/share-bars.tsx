import type { ReactNode } from "react";
import { LocalLink } from "@/components/ui/local-link";
import { count, rate } from "@/lib/format";

export interface ShareRow {
  key: string;
  label: ReactNode;
  value: number;
  /** Fraction of all; null where there is no whole. */
  share: number | null;
  color?: string;
  /** Where the number opens. */
  href?: string;
  /** Such as a change against the period before. */
  note?: ReactNode;
}

/** Shares as horizontal bars beside their numbers: the bar only repeats what the row says. */
export function ShareBars({ label, rows }: { label: string; rows: readonly ShareRow[] }) {
  const widest = Math.max(...rows.map((row) => row.share ?? 0), 0);
  return (
    <ul aria-label={label} className="grid gap-2">
      {rows.map((row) => (
        <li key={row.key} className="grid gap-1">
          <div className="flex items-baseline gap-3">
            <span className="min-w-0 flex-1 truncate">
              {row.href === undefined ? (
                row.label
              ) : (
                <LocalLink href={row.href} className="hover:underline">
                  {row.label}
                </LocalLink>
              )}
            </span>
            {row.note !== undefined && <span className="text-xs text-muted">{row.note}</span>}
            <span className="text-right">{count(row.value)}</span>
            <span className="w-16 text-right text-muted">{rate(row.share)}</span>
          </div>
          <div aria-hidden="true" className="h-1.5 bg-panel">
            <div
              className="h-full"
              style={{
                width: `${widest > 0 ? ((row.share ?? 0) / widest) * 100 : 0}%`,
                background: row.color ?? "var(--accent)",
              }}
            />
          </div>
        </li>
      ))}
    </ul>
  );
}
