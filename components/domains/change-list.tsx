import type { RecordChange } from "@/lib/domains/changes";
import { recordLabels } from "@/lib/domains/constants";
import { exactTime, plural } from "@/lib/format";

/** Changes shown before the rest, which the table of states has. */
const shownAtMost = 20;

/** What our checks saw change, the newest first, old value against new. */
export function ChangeList({ changes, zone }: { changes: readonly RecordChange[]; zone: string }) {
  if (changes.length === 0) {
    return <p className="text-sm text-muted">No change was seen yet.</p>;
  }
  return (
    <>
      <ol className="grid gap-3">
        {changes.slice(0, shownAtMost).map(({ record, at, from, to }) => (
          <li key={`${record} ${at}`} className="grid gap-1 border-b pb-3 text-sm last:border-b-0">
            <p className="flex flex-wrap gap-x-2">
              <strong className="font-medium">{recordLabels[record]}</strong>
              <span>{from === null ? `first seen ${to.status}` : `${from.status} → ${to.status}`}</span>
              <span className="text-muted">{exactTime(at, zone)}</span>
            </p>
            {to.reason !== null && <p className="wrap-anywhere">{to.reason}</p>}
            {from !== null && from.found !== to.found && (
              <dl className="grid grid-cols-[3rem_minmax(0,1fr)] gap-x-2">
                <dt className="text-xs text-muted">Before</dt>
                <dd className="mono whitespace-pre-wrap wrap-anywhere">{from.found || "nothing"}</dd>
                <dt className="text-xs text-muted">After</dt>
                <dd className="mono whitespace-pre-wrap wrap-anywhere">{to.found || "nothing"}</dd>
              </dl>
            )}
          </li>
        ))}
      </ol>
      {changes.length > shownAtMost && (
        <p className="mt-3 text-sm text-muted">
          {plural(changes.length - shownAtMost, "older change")} can be read from the table of states above.
        </p>
      )}
    </>
  );
}
