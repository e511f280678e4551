"use client";

import { columnLabel, fieldLabels, refusalWords } from "@/components/suppressions/import/words";
import { classNames } from "@/components/ui/class-names";
import { controlClasses } from "@/components/ui/field";
import { State } from "@/components/ui/state";
import { TableFrame } from "@/components/ui/table";
import { fields } from "@/lib/suppressions/file/constants";
import { cutText } from "@/lib/suppressions/file/cut-text";
import type { Field, Mapping } from "@/lib/suppressions/file/types";
import type { ImportPreview } from "@/lib/suppressions/importing/types";

interface PreviewTableProps {
  preview: ImportPreview;
  mapping: Mapping;
  /** What is said of the rows is of the mapping before. */
  isStale: boolean;
  onAssign: (column: number, field: Field | null) => void;
}

/** A cell may be 64 KiB; CSS cuts what is shown of it. */
const longestCell = 200;
const caption = "The rows, and what each column holds";

/** The first rows of a file under what each column holds. */
export function PreviewTable({ preview, mapping, isStale, onAssign }: PreviewTableProps) {
  const { shape, verdicts } = preview;
  const columns = shape.columns.map((title, column) => ({
    column,
    title,
    field: fields.find((field) => mapping[field] === column) ?? null,
  }));
  const rows = shape.sample.map((row, index) => ({ ...row, verdict: verdicts[index] }));
  return (
    <TableFrame label={caption} aria-busy={isStale}>
      <caption className="sr-only">{caption}</caption>
      <thead>
        <tr>
          <th scope="col" className="numeric">
            Line
          </th>
          <th scope="col">Check</th>
          {columns.map(({ column, title }) => (
            <th key={column} scope="col">
              <span className="block max-w-60 truncate pt-2">{cutText(title, longestCell)}</span>
            </th>
          ))}
        </tr>
        <tr className="border-b border-edge">
          <td colSpan={2} className="text-right text-xs text-muted">
            Holds
          </td>
          {columns.map(({ column, title, field }) => (
            <td key={column}>
              <FieldSelect label={columnLabel(title, column)} field={field} onChange={(to) => onAssign(column, to)} />
            </td>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map(({ line, cells, verdict }) => (
          <tr key={line}>
            <th scope="row" className="numeric">
              {line}
            </th>
            <td className={isStale ? "opacity-50" : undefined}>
              <Verdict verdict={verdict} />
            </td>
            {columns.map(({ column, field }) => (
              <td key={column}>
                <span className={classNames("mono block max-w-60 truncate", field === null && "text-muted")}>
                  {cutText(cells[column] ?? "", longestCell)}
                </span>
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </TableFrame>
  );
}

interface FieldSelectProps {
  label: string;
  field: Field | null;
  onChange: (field: Field | null) => void;
}

function FieldSelect({ label, field, onChange }: FieldSelectProps) {
  return (
    <select
      aria-label={label}
      value={field ?? ""}
      onChange={(event) => onChange(fields.find((known) => known === event.currentTarget.value) ?? null)}
      className={classNames(controlClasses, "min-w-28")}
    >
      <option value="">Not used</option>
      {fields.map((known) => (
        <option key={known} value={known}>
          {fieldLabels[known]}
        </option>
      ))}
    </select>
  );
}

/** Undefined: nothing is said of the row yet. */
function Verdict({ verdict }: { verdict: string | null | undefined }) {
  if (verdict === undefined) {
    return null;
  }
  return verdict === null ? (
    <State kind="good">Valid</State>
  ) : (
    <div className="min-w-44">
      <State kind="bad">Not taken</State>
      <p className="text-xs text-muted">{refusalWords(verdict)}</p>
    </div>
  );
}
