import { RefusedRows } from "@/components/suppressions/changes/refused-rows";
import type { Refusal, Taken } from "@/components/suppressions/import/steps";
import { refusalWords } from "@/components/suppressions/import/words";

interface ImportRefusalsProps {
  batch: Pick<Taken, "id" | "refused">;
  /** The first of them; null if they are not known here. */
  refusals: readonly Refusal[] | null;
}

const shown = 20;

/** The first rows that were not taken, and where all of them are. */
export function ImportRefusals({ batch, refusals }: ImportRefusalsProps) {
  if (batch.refused === 0) {
    return null;
  }
  if (refusals === null) {
    return (
      <p className="text-sm">
        <a className="link" href={`/api/v1/suppressions/batches/${batch.id}/refused`} download>
          All refused rows as CSV
        </a>
      </p>
    );
  }
  const rows = refusals.slice(0, shown).map((row) => ({ ...row, message: refusalWords(row.message) }));
  return <RefusedRows batchId={batch.id} rows={rows} total={batch.refused} />;
}
