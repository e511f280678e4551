import { Note } from "@/components/ui/states";
import { clock } from "@/lib/format";
import type { Millis } from "@/lib/ingest/types";

/** Figures that could not be asked for anew. */
export function Stale({ what, since, zone }: { what: string; since: Millis; zone: string }) {
  return (
    <div role="status" className="mb-4">
      <Note kind="warning">
        {what} are as of {clock(since, zone)}: the server could not be reached since. Another try follows every ten
        seconds.
      </Note>
    </div>
  );
}
