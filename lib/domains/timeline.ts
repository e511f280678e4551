import { type ObservedRecord, observedRecords } from "@/lib/domains/check/types";
import { silenceMillis } from "@/lib/domains/silence";
import type { DnsRecordName, DomainReport, RecordHistory, StateSpan } from "@/lib/domains/types";
import type { DnsRecordReport, Millis } from "@/lib/ingest/types";

/** A stored span of our own checks. */
export interface ObservedSpan extends StateSpan {
  record: ObservedRecord;
}

interface Window {
  from: Millis;
  now: Millis;
}

/**
 * States of each record over time. A report speaks until the next one of its source, or until the silence in which
 * the sender would have repeated it; the order in which reports arrived does not matter.
 */
export function timelineOf(
  reports: readonly Pick<DomainReport, "eventId" | "sourceId" | "checkedAt" | DnsRecordName>[],
  spans: readonly ObservedSpan[],
  window: Window,
): Record<ObservedRecord, RecordHistory> {
  const inOrder = [...reports].sort(
    (a, b) => a.checkedAt - b.checkedAt || (a.eventId < b.eventId ? -1 : a.eventId > b.eventId ? 1 : 0),
  );
  const histories = observedRecords.map((record) => [
    record,
    {
      observed: within(
        observedSpans(
          spans.filter((span) => span.record === record),
          window.now,
        ),
        window,
      ),
      reported: record === "dmarc" ? [] : within(reportedSpans(inOrder, record, window.now), window),
    } satisfies RecordHistory,
  ]);
  return Object.fromEntries(histories) as Record<ObservedRecord, RecordHistory>;
}

/** Between two checks in different states the older state is taken to last, unless nobody looked for hours. */
function observedSpans(spans: readonly ObservedSpan[], now: Millis): StateSpan[] {
  const inOrder = [...spans].sort((a, b) => a.from - b.from);
  return inOrder.map(({ status, reason, found, from, to }, index) => {
    const next = inOrder[index + 1]?.from ?? now;
    return { status, reason, found, from, to: Math.max(to, Math.min(next, to + silenceMillis)) };
  });
}

interface Word extends DnsRecordReport {
  sourceId: string;
  at: Millis;
}

function reportedSpans(
  inOrder: readonly Pick<DomainReport, "sourceId" | "checkedAt" | DnsRecordName>[],
  record: DnsRecordName,
  now: Millis,
): StateSpan[] {
  const words: Word[] = inOrder.map((report) => ({
    sourceId: report.sourceId,
    at: report.checkedAt,
    status: report[record].status,
    error: report[record].error,
  }));
  const sources = [...new Set(words.map(({ sourceId }) => sourceId))];
  return sources
    .flatMap((id) =>
      spansOf(
        words.filter(({ sourceId }) => sourceId === id),
        now,
      ),
    )
    .sort((a, b) => a.from - b.from || a.to - b.to || (a.status < b.status ? -1 : 1));
}

function spansOf(words: readonly Word[], now: Millis): StateSpan[] {
  const spans: StateSpan[] = [];
  for (const [index, { status, error, at }] of words.entries()) {
    if (status === null) {
      continue;
    }
    const to = Math.min(words[index + 1]?.at ?? now, at + silenceMillis, Math.max(now, at));
    const open = spans.at(-1);
    if (open !== undefined && open.to === at && open.status === status && open.reason === error) {
      open.to = to;
    } else {
      spans.push({ status, reason: error, found: null, from: at, to });
    }
  }
  return spans;
}

function within(spans: readonly StateSpan[], { from, now }: Window): StateSpan[] {
  return spans
    .filter((span) => span.to >= from && span.from <= now)
    .map((span) => ({ ...span, from: Math.max(span.from, from), to: Math.min(span.to, now) }));
}
