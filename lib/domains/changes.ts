import { type ObservedRecord, observedRecords } from "@/lib/domains/check/types";
import type { RecordHistory, StateSpan } from "@/lib/domains/types";
import type { Millis } from "@/lib/ingest/types";

/** A record that our checks found in another state, or with another value, than the time before. */
export interface RecordChange {
  record: ObservedRecord;
  at: Millis;
  from: Pick<StateSpan, "status" | "found"> | null;
  to: Pick<StateSpan, "status" | "found" | "reason">;
}

/** Changes that our checks saw, the newest first. Where nobody looked for a while there need not have been one. */
export function changesIn(timeline: Readonly<Record<ObservedRecord, RecordHistory>>): RecordChange[] {
  return observedRecords
    .flatMap((record) =>
      timeline[record].observed.flatMap((span, index, spans): RecordChange[] => {
        const before = spans[index - 1];
        const isSame = before?.status === span.status && before.found === span.found;
        return isSame ? [] : [{ record, at: span.from, from: before ?? null, to: span }];
      }),
    )
    .sort((a, b) => b.at - a.at || observedRecords.indexOf(a.record) - observedRecords.indexOf(b.record));
}
