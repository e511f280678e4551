import type { ReactNode } from "react";
import { CopyButton } from "@/components/ui/copy-button";
import { Mono } from "@/components/ui/mono";
import type { WantedRecord } from "@/lib/domains/advice";

/** What to do, and the records to create or change, each part to copy. */
export function WantedRecords({ steps, wanted }: { steps: readonly string[]; wanted: readonly WantedRecord[] }) {
  return (
    <div className="grid gap-2 border-t pt-3">
      <h3 className="text-sm font-medium">How to mend it</h3>
      {steps.length > 0 && (
        <ul className="grid list-disc gap-1 pl-5 text-sm">
          {steps.map((step) => (
            <li key={step}>{step}</li>
          ))}
        </ul>
      )}
      {wanted.map((record) => (
        <Wanted key={`${record.type} ${record.name} ${record.value ?? ""}`} record={record} />
      ))}
    </div>
  );
}

function Wanted({ record }: { record: WantedRecord }) {
  return (
    <dl className="grid gap-2 border-t pt-2 text-sm">
      <Field label="Host" copy={record.name.includes("…") ? null : record.name}>
        <Mono>{record.name}</Mono>
      </Field>
      <Field label="Type" copy={record.type} of={record.name}>
        {record.type}
      </Field>
      <Field label="Value" copy={record.value}>
        {record.value === null ? "as the sender's page of the domain shows it" : <Mono>{record.value}</Mono>}
      </Field>
    </dl>
  );
}

interface FieldProps {
  label: string;
  /** Text to copy; null if there is none. */
  copy: string | null;
  /** Completes the button's name where the text alone does not tell it from others. */
  of?: string;
  children: ReactNode;
}

function Field({ label, copy, of, children }: FieldProps) {
  return (
    <div className="flex items-center gap-3">
      <dt className="w-12 shrink-0 text-xs text-muted">{label}</dt>
      <dd className="flex min-w-0 flex-1 items-center gap-3">
        <span className="min-w-0 flex-1 wrap-anywhere">{children}</span>
        {copy !== null && (
          <CopyButton text={copy} what={`${label.toLowerCase()} ${copy}${of === undefined ? "" : ` of ${of}`}`} />
        )}
      </dd>
    </div>
  );
}
