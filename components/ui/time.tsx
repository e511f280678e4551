import { exactTime, relative } from "@/lib/format";
import type { Millis } from "@/lib/ingest/types";

interface TimeProps {
  at: Millis;
  /** When the page was made: the clock is read once, on the server. */
  now: Millis;
  zone: string;
  /** Reachable by keyboard, where the exact time matters and no table repeats it a hundred times. */
  focusable?: boolean;
}

/** A relative time; hover and focus tell the exact one with its zone. */
export function Time({ at, now, zone, focusable = false }: TimeProps) {
  const exact = exactTime(at, zone);
  return (
    <time
      dateTime={new Date(at).toISOString()}
      title={exact}
      className="whitespace-nowrap"
      {...(focusable && { tabIndex: 0, "aria-label": `${relative(at, now)}, ${exact}` })}
    >
      {relative(at, now)}
    </time>
  );
}
