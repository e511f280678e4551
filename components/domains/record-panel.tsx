import { type ReactNode, useId } from "react";
import { FoundExpected } from "@/components/domains/found-expected";
import { CheckedState, faultKind, ReportedState } from "@/components/domains/record-state";
import { StandingNote } from "@/components/domains/standing-note";
import { WantedRecords } from "@/components/domains/wanted-records";
import { MonoBlock } from "@/components/ui/mono";
import { StateIcon, type StateKind } from "@/components/ui/state";
import { Time } from "@/components/ui/time";
import type { WantedRecord } from "@/lib/domains/advice";
import type { FindingLevel, Observed, ObservedRecord } from "@/lib/domains/check/types";
import { recordLabels, recordPurposes } from "@/lib/domains/constants";
import type { RecordStanding } from "@/lib/domains/types";
import { exactTime } from "@/lib/format";
import type { Millis } from "@/lib/ingest/types";

interface RecordPanelProps {
  name: ObservedRecord;
  standing: RecordStanding;
  /** Of the newest check; null before the first. */
  observed: Observed | null;
  /** The value when it was last right; null if that is not known. */
  learnt: string | null;
  /** What the senders want of the record, in words; null: nothing that is known. */
  asked: string | null;
  /** Steps and records to create where only a report tells of a fault. */
  advised: { steps: readonly string[]; wanted: readonly WantedRecord[] } | null;
  /** What only this record has: a tree, keys, a policy. */
  children?: ReactNode;
  now: Millis;
  zone: string;
}

/** One record: what is reported, what was found, what is expected, and how to mend it. */
export function RecordPanel(props: RecordPanelProps) {
  const { name, standing, observed, learnt, asked, advised, children, now, zone } = props;
  const heading = useId();
  const wanted = observed?.wanted ?? [];
  const steps = wanted.length === 0 ? (advised?.steps ?? []) : [];
  return (
    <section aria-labelledby={heading} className="grid min-w-0 content-start gap-3 rounded-md border bg-panel p-4">
      <header>
        <h2 id={heading} className="text-lg">
          {recordLabels[name]}
        </h2>
        <p className="text-sm text-muted">{recordPurposes[name]}</p>
      </header>
      <StandingNote standing={standing} now={now} zone={zone} />
      <div className="grid grid-cols-1 gap-4 border-t pt-3 sm:grid-cols-2">
        <Side title="Checked by Mailgauge">
          <CheckedState name={name} standing={standing} now={now} zone={zone} />
          <LastRight standing={standing} now={now} zone={zone} />
        </Side>
        <Side title={standing.reported?.sourceName ? `Reported by ${standing.reported.sourceName}` : "Reported"}>
          <ReportedState name={name} standing={standing} now={now} zone={zone} />
          {standing.reported?.error != null && (
            <div className="rounded-sm border bg-paper">
              <MonoBlock>{standing.reported.error}</MonoBlock>
            </div>
          )}
        </Side>
      </div>
      {observed !== null && <Findings name={name} observed={observed} />}
      {observed !== null && <FoundExpected name={name} observed={observed} learnt={learnt} asked={asked} />}
      {children}
      {(wanted.length > 0 || steps.length > 0 || (advised?.wanted.length ?? 0) > 0) && (
        <WantedRecords steps={steps} wanted={wanted.length > 0 ? wanted : (advised?.wanted ?? [])} />
      )}
    </section>
  );
}

function Side({ title, children }: { title: string; children: ReactNode }) {
  return (
    <div className="grid min-w-0 content-start justify-items-start gap-1">
      <h3 className="text-xs text-muted">{title}</h3>
      {children}
    </div>
  );
}

function LastRight({ standing, now, zone }: { standing: RecordStanding; now: Millis; zone: string }) {
  const { observed, rightAt } = standing;
  if (observed === null) {
    return null;
  }
  return (
    <p className="text-xs text-muted">
      {observed.status === "OK" ? (
        <>
          Seen so since <Time at={observed.since} now={now} zone={zone} focusable />
        </>
      ) : rightAt === null ? (
        "Never seen right by a check"
      ) : (
        <>Last right {exactTime(rightAt, zone)}</>
      )}
    </p>
  );
}

const levels: Record<FindingLevel, StateKind> = { fault: "bad", warning: "warning", note: "unknown" };
const levelWords: Record<FindingLevel, string> = { fault: "Fault", warning: "Warning", note: "Note" };

function Findings({ name, observed }: { name: ObservedRecord; observed: Observed }) {
  if (observed.findings.length === 0) {
    return null;
  }
  return (
    <ul className="grid gap-2">
      {observed.findings.map(({ level, code, text }) => (
        <li key={`${code} ${text}`} className="flex items-baseline gap-2 text-sm">
          <StateIcon kind={level === "fault" ? faultKind(name) : levels[level]} />
          <span className="min-w-0 wrap-anywhere">
            <span className="sr-only">{levelWords[level]}: </span>
            {text}
          </span>
        </li>
      ))}
    </ul>
  );
}
