import { Fold } from "@/components/ui/panel";
import { DataTable } from "@/components/ui/table";
import { type ObservedRecord, observedRecords } from "@/lib/domains/check/types";
import { recordLabels } from "@/lib/domains/constants";
import type { RecordHistory, StateSpan } from "@/lib/domains/types";
import { isFault } from "@/lib/domains/verdict";
import { date, dateTime, plural } from "@/lib/format";
import type { Millis } from "@/lib/ingest/types";

interface HistoryStripProps {
  timeline: Readonly<Record<ObservedRecord, RecordHistory>>;
  from: Millis;
  now: Millis;
  zone: string;
}

const width = 1000;
const laneHeight = 14;
/** An hour of ninety days is half a pixel, and what began a moment ago is none: it must be seen all the same. */
const leastWidth = 3;

/** States of each record over time: one lane for our checks, one for the reports. */
export function HistoryStrip({ timeline, from, now, zone }: HistoryStripProps) {
  const shown = observedRecords.filter((record) => lanesOf(record, timeline).some(({ spans }) => spans.length > 0));
  if (shown.length === 0) {
    return <p className="text-sm text-muted">Nothing was reported or found in this time yet.</p>;
  }
  return (
    <div className="grid gap-3">
      {shown.map((record) => (
        <div key={record} className="grid gap-1">
          <h3 className="text-sm font-medium">{recordLabels[record]}</h3>
          {lanesOf(record, timeline).map(({ label, spans }) => (
            <div key={label} className="grid grid-cols-[4.5rem_minmax(0,1fr)] items-center gap-2">
              <span className="text-xs text-muted">{label}</span>
              <Lane record={record} spans={spans} from={from} now={now} label={`${recordLabels[record]}, ${label}`} />
            </div>
          ))}
        </div>
      ))}
      <div className="ml-20 flex justify-between text-xs text-muted" aria-hidden="true">
        <span>{date(from, zone)}</span>
        <span>now</span>
      </div>
      <p className="text-xs text-muted">
        A low bar is right, a full one at fault, a hollow one missing without fault. Where there is no bar nothing is
        known.
      </p>
      <Fold summary="Show as table">
        <SpanTable timeline={timeline} zone={zone} />
      </Fold>
    </div>
  );
}

function lanesOf(record: ObservedRecord, timeline: HistoryStripProps["timeline"]) {
  const { observed, reported } = timeline[record];
  return [
    { label: "Checked", spans: observed },
    ...(record === "dmarc" ? [] : [{ label: "Reported", spans: reported }]),
  ];
}

interface LaneProps {
  record: ObservedRecord;
  spans: readonly StateSpan[];
  from: Millis;
  now: Millis;
  label: string;
}

function Lane({ record, spans, from, now, label }: LaneProps) {
  const at = (time: Millis) => ((time - from) / (now - from)) * width;
  return (
    <svg
      viewBox={`0 0 ${width} ${laneHeight}`}
      preserveAspectRatio="none"
      className="h-3.5 w-full"
      role="img"
      aria-label={`${label}: ${inWords(record, spans)}`}
    >
      <rect x="0" y={laneHeight - 1} width={width} height="1" fill="var(--line)" />
      {spans.map((span) => {
        const wide = Math.max(at(span.to) - at(span.from), leastWidth);
        return (
          <Bar
            key={`${span.from} ${span.status} ${span.reason ?? ""}`}
            x={Math.min(at(span.from), width - wide)}
            width={wide}
            isRight={span.status === "OK"}
            isWrong={isFault(record, span.status)}
            fill={record === "dmarc" ? "var(--warn)" : "var(--bad)"}
          />
        );
      })}
    </svg>
  );
}

interface BarProps {
  x: number;
  width: number;
  isRight: boolean;
  isWrong: boolean;
  /** Of a fault. */
  fill: string;
}

function Bar({ x, width: wide, isRight, isWrong, fill }: BarProps) {
  if (isWrong) {
    return <rect x={x} y="0" width={wide} height={laneHeight} fill={fill} />;
  }
  return isRight ? (
    <rect x={x} y={laneHeight - 6} width={wide} height="6" fill="var(--good)" />
  ) : (
    <rect
      x={x}
      y={laneHeight - 5}
      width={wide}
      height="4"
      fill="none"
      stroke="var(--edge)"
      strokeWidth="1"
      vectorEffect="non-scaling-stroke"
    />
  );
}

function inWords(record: ObservedRecord, spans: readonly StateSpan[]): string {
  const last = spans.at(-1);
  if (last === undefined) {
    return "nothing known";
  }
  const faults = spans.filter(({ status }) => isFault(record, status)).length;
  return `${plural(spans.length, "state")}, ${faults === 0 ? "none" : faults} at fault, the last one ${last.status}`;
}

function SpanTable({ timeline, zone }: { timeline: HistoryStripProps["timeline"]; zone: string }) {
  const rows = observedRecords
    .flatMap((record) =>
      lanesOf(record, timeline).flatMap(({ label, spans }) => spans.map((span) => ({ record, label, span }))),
    )
    .sort((a, b) => b.span.from - a.span.from);
  return (
    <DataTable
      caption={`States of the records, newest first, times in ${zone}`}
      rows={rows}
      rowKey={({ record, label, span }) => `${record} ${label} ${span.from} ${span.status} ${span.reason ?? ""}`}
      columns={[
        { key: "record", header: "Record", cell: ({ record }) => recordLabels[record] },
        { key: "by", header: "By", cell: ({ label }) => label },
        { key: "status", header: "State", cell: ({ span }) => span.status },
        { key: "from", header: "From", cell: ({ span }) => dateTime(span.from, zone) },
        { key: "to", header: "To", cell: ({ span }) => dateTime(span.to, zone) },
        { key: "reason", header: "Why", cell: ({ span }) => span.reason ?? "" },
      ]}
    />
  );
}
