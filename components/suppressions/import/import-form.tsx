"use client";

import { useId } from "react";
import { periods } from "@/components/suppressions/add-dialog";
import { PreviewTable } from "@/components/suppressions/import/preview-table";
import type { Chosen, Options } from "@/components/suppressions/import/steps";
import { mappingTrouble, recognisedWords } from "@/components/suppressions/import/words";
import { Button } from "@/components/ui/button";
import { Select, TextField } from "@/components/ui/field";
import { Panel } from "@/components/ui/panel";
import { Note } from "@/components/ui/states";
import { bytes } from "@/lib/format";
import { maxReasonLength } from "@/lib/suppressions/constants";
import type { Field, Mapping } from "@/lib/suppressions/file/types";
import type { ImportPreview } from "@/lib/suppressions/importing/types";

interface ImportFormProps {
  chosen: Chosen;
  preview: ImportPreview;
  /** The preview is that of the mapping before. */
  isStale: boolean;
  onAssign: (mapping: Mapping, column: number, field: Field | null) => void;
  onHeader: (hasHeader: boolean) => void;
  onOptions: (options: Options) => void;
  onImport: (mapping: Mapping, hasHeader: boolean) => void;
}

/** What is in the file, what its columns hold, and the button that imports it so. */
export function ImportForm(props: ImportFormProps) {
  const { chosen, preview, isStale, onAssign, onHeader, onOptions, onImport } = props;
  const id = useId();
  const { picked, wanted, options } = chosen;
  const { shape, verdicts } = preview;
  const mapping = wanted.mapping ?? shape.mapping;
  const hasHeader = wanted.hasHeader ?? shape.hasHeader;
  const isEmpty = picked.isWhole && shape.sample.length === 0;
  const trouble = mappingTrouble(mapping, wanted.mapping !== null) ?? (isEmpty ? noRow : null);
  const isHopeless = !isStale && verdicts.length > 0 && verdicts.every((verdict) => verdict !== null);
  return (
    <form
      className="grid min-w-0 gap-6"
      onSubmit={(event) => {
        event.preventDefault();
        onImport(mapping, hasHeader);
      }}
    >
      <Panel
        title={<span className="wrap-anywhere">First rows of {picked.file.name}</span>}
        subtitle={`${bytes(picked.file.size)}. ${recognisedWords(shape)}.`}
      >
        <div className="grid gap-3">
          <label className="flex min-h-6 items-center gap-2 text-base max-lg:min-h-11">
            <input
              type="checkbox"
              checked={hasHeader}
              onChange={(event) => onHeader(event.currentTarget.checked)}
              className="size-4 accent-accent"
            />
            The first line names the columns
          </label>
          <PreviewTable
            preview={preview}
            mapping={mapping}
            isStale={isStale}
            onAssign={(column, field) => onAssign(mapping, column, field)}
          />
          <div id={`${id}-trouble`}>
            {trouble !== null && <Note kind="warning">{trouble}</Note>}
            {trouble === null && isHopeless && <Note kind="warning">None of the rows shown would be taken.</Note>}
          </div>
        </div>
      </Panel>
      <Panel title="For rows that say nothing of their own" subtitle="Both may stay as they are">
        <OptionFields options={options} onChange={onOptions} />
      </Panel>
      <div className="border-t pt-4">
        <Button type="submit" look="primary" disabled={trouble !== null} aria-describedby={`${id}-trouble`}>
          Import
        </Button>
        <p className="mt-2 max-w-[75ch] text-sm text-muted">
          Addresses that are on the list already are left as they are, and the whole import can be undone.
        </p>
      </div>
    </form>
  );
}

const noRow = "The file has no row to import.";

function OptionFields({ options, onChange }: { options: Options; onChange: (options: Options) => void }) {
  return (
    <div className="grid max-w-md gap-4">
      <TextField
        label="Reason"
        autoComplete="off"
        maxLength={maxReasonLength}
        value={options.reason}
        onChange={(event) => onChange({ ...options, reason: event.currentTarget.value })}
        hint="What a colleague should know in a year."
      />
      <Select
        label="For how long"
        options={periods}
        value={options.expiresInDays}
        onChange={(event) => {
          const period = periods.find(({ value }) => value === event.currentTarget.value);
          onChange({ ...options, expiresInDays: period?.value ?? "" });
        }}
      />
    </div>
  );
}
