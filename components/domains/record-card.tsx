import { type ReactNode, useId } from "react";
import { RecordState } from "@/components/domains/record-state";
import { CopyButton } from "@/components/ui/copy-button";
import { Mono, MonoBlock } from "@/components/ui/mono";
import { dnsAdvice, type WantedRecord } from "@/lib/domains/advice";
import { recordLabels, recordPurposes } from "@/lib/domains/constants";
import type { DnsRecordName, DomainRecord } from "@/lib/domains/types";
import type { SourceKind } from "@/lib/sources/types";

interface RecordCardProps {
  name: DnsRecordName;
  record: DomainRecord;
  domain: string;
  /** null: the reporting source is not known any more. */
  kind: SourceKind | null;
}

/** One record: its state as reported, the error whole, and how to repair it. */
export function RecordCard({ name, record, domain, kind }: RecordCardProps) {
  const heading = useId();
  const needsWork = record.status !== null && record.status !== "OK";
  return (
    <section aria-labelledby={heading} className="grid content-start gap-3 rounded-md border bg-panel p-4">
      <header className="flex flex-wrap items-center justify-between gap-2">
        <h3 id={heading} className="text-lg">
          {recordLabels[name]}
        </h3>
        <RecordState record={record} />
      </header>
      <p className="text-sm text-muted">{recordPurposes[name]}</p>
      {record.error !== null && (
        <div className="grid gap-1">
          <p className="text-xs text-muted">The sender says</p>
          <div className="rounded-sm border bg-paper">
            <MonoBlock>{record.error}</MonoBlock>
          </div>
        </div>
      )}
      {needsWork && <Repair {...dnsAdvice({ record: name, domain, kind, report: record })} />}
    </section>
  );
}

function Repair({ steps, wanted }: ReturnType<typeof dnsAdvice>) {
  return (
    <div className="grid gap-2 border-t pt-3">
      <h4 className="text-sm">What to do</h4>
      <ul className="grid list-disc gap-1 pl-5 text-sm">
        {steps.map((step) => (
          <li key={step}>{step}</li>
        ))}
      </ul>
      {wanted.map((record) => (
        <Wanted key={`${record.type} ${record.name} ${record.value ?? ""}`} record={record} />
      ))}
    </div>
  );
}

function Wanted({ record }: { record: WantedRecord }) {
  return (
    <dl className="grid gap-2 border-t pt-2 text-sm">
      <Field label="Type">{record.type}</Field>
      <Field label="Name" copy={record.name.includes("…") ? null : record.name}>
        <Mono>{record.name}</Mono>
      </Field>
      <Field label="Value" copy={record.value}>
        {record.value === null ? "as the sender shows it" : <Mono>{record.value}</Mono>}
      </Field>
    </dl>
  );
}

interface FieldProps {
  label: string;
  /** Text to copy; null if there is none. */
  copy?: string | null;
  children: ReactNode;
}

function Field({ label, copy = null, children }: FieldProps) {
  return (
    <div className="flex items-center gap-3">
      <dt className="w-12 shrink-0 text-xs text-muted">{label}</dt>
      <dd className="flex min-w-0 flex-1 items-center gap-3">
        <span className="min-w-0 flex-1">{children}</span>
        {copy !== null && <CopyButton text={copy} what={`${label.toLowerCase()} ${copy}`} />}
      </dd>
    </div>
  );
}
