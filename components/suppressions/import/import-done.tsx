"use client";

import { ImportRefusals } from "@/components/suppressions/import/import-refusals";
import { StepSection } from "@/components/suppressions/import/step-section";
import type { Done } from "@/components/suppressions/import/steps";
import { UndoImport } from "@/components/suppressions/import/undo-import";
import { Button } from "@/components/ui/button";
import { LinkButton } from "@/components/ui/link-button";
import { count, duration } from "@/lib/format";
import { batchHref } from "@/lib/suppressions/href";

/** What came of an import. */
export function ImportDone({ done, onRestart }: { done: Done; onRestart: () => void }) {
  const { chosen, batch, refusals, millis } = done;
  return (
    <StepSection title="Import finished">
      <p className="max-w-[75ch] text-sm text-muted">
        <span className="wrap-anywhere">{chosen.picked.file.name}</span> was imported in {duration(millis)}.
      </p>
      <dl className="flex flex-wrap gap-x-8 gap-y-3">
        <Count label="Added" value={batch.added} />
        <Count label="There already" value={batch.unchanged} />
        <Count label="Refused" value={batch.refused} />
      </dl>
      <ImportRefusals batch={batch} refusals={refusals} />
      {batch.added > 0 && <UndoImport batchId={batch.id} />}
      <div className="flex flex-wrap gap-2">
        <Button onClick={onRestart}>Import another</Button>
        <LinkButton href={batchHref(batch.id)}>See this change</LinkButton>
      </div>
    </StepSection>
  );
}

function Count({ label, value }: { label: string; value: number }) {
  return (
    <div>
      <dt className="text-xs text-muted">{label}</dt>
      <dd className="text-xl">{count(value)}</dd>
    </div>
  );
}
