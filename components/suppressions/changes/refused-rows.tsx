"use client";

import { DataTable } from "@/components/ui/table";
import { count } from "@/lib/format";

interface RefusedRowsProps {
  batchId: string;
  /** The first of them. */
  rows: readonly { line: number; text: string; message: string }[];
  /** How many there are. */
  total: number;
}

/** Rows of a file that were not taken, each with the reason. */
export function RefusedRows({ batchId, rows, total }: RefusedRowsProps) {
  if (rows.length === 0) {
    return <p className="text-sm text-muted">Of what did not come as a file only the number is kept.</p>;
  }
  return (
    <div className="grid gap-3">
      <p className="text-sm">
        {rows.length < total ? `These are the first ${count(rows.length)} of ${count(total)}. ` : ""}
        <a className="link" href={`/api/v1/suppressions/batches/${batchId}/refused`} download>
          All refused rows as CSV
        </a>
      </p>
      <DataTable
        caption="Refused rows, in the order of the file"
        rows={rows}
        rowKey={({ line }) => String(line)}
        columns={[
          { key: "line", header: "Line", cell: ({ line }) => count(line) },
          {
            key: "text",
            header: "Row",
            cell: ({ text }) => <span className="mono line-clamp-3 max-w-md min-w-40">{text}</span>,
          },
          { key: "message", header: "Why", cell: ({ message }) => <span className="wrap-anywhere">{message}</span> },
        ]}
      />
    </div>
  );
}
