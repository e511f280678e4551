import { rate } from "@/lib/format";

/** A share as a bar and its number; the bar only repeats it. */
export function ShareBar({ share, color = "var(--accent)" }: { share: number | null; color?: string }) {
  return (
    <span className="inline-flex items-center gap-2 whitespace-nowrap">
      <span aria-hidden="true" className="h-1.5 w-12 bg-panel max-sm:hidden">
        <span className="block h-full" style={{ width: `${(share ?? 0) * 100}%`, background: color }} />
      </span>
      <span className="min-w-14">{rate(share)}</span>
    </span>
  );
}
