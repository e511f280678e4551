import { MonoBlock } from "@/components/ui/mono";
import { Fold } from "@/components/ui/panel";
import { Badge } from "@/components/ui/state";
import { Time } from "@/components/ui/time";
import { QuarantineButtons } from "@/components/webhooks/quarantine-buttons";
import { bytes, plural } from "@/lib/format";
import type { Millis } from "@/lib/ingest/types";
import type { QuarantineRow } from "@/lib/sources/types";

interface QuarantineListProps {
  rows: readonly QuarantineRow[];
  nameOf: ReadonlyMap<string, string>;
  now: Millis;
  zone: string;
  /** Whether the reader may process or delete. */
  isOwner: boolean;
}

/** Signed bodies that are kept whole because they could not be read or recorded. */
export function QuarantineList({ rows, nameOf, now, zone, isOwner }: QuarantineListProps) {
  if (rows.length === 0) {
    return <p className="text-sm text-muted">Empty: every signed event so far was understood.</p>;
  }
  return (
    <ul>
      {rows.map((row) => (
        <li key={row.id} className="grid gap-2 border-b py-3 first:pt-0 last:border-b-0">
          <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
            <h3 className="mono">{row.type ?? "No type named"}</h3>
            <Badge>{nameOf.get(row.sourceId) ?? "a removed source"}</Badge>
            <span className="text-sm text-muted">
              first came <Time at={row.receivedAt} now={now} zone={zone} focusable />, {plural(row.count, "time")} so
              far
            </span>
          </div>
          <p className="max-w-[75ch] text-sm break-words">{row.reason}</p>
          <Fold summary={`Body as it came (${bytes(new TextEncoder().encode(row.body).length)})`}>
            {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling area must be reachable by keyboard */}
            <section className="max-h-96 overflow-auto" tabIndex={0} aria-label={`Body of ${row.type ?? row.id}`}>
              <MonoBlock>{row.body}</MonoBlock>
            </section>
          </Fold>
          {isOwner && <QuarantineButtons id={row.id} />}
        </li>
      ))}
    </ul>
  );
}
