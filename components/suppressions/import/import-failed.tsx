"use client";

import { ImportRefusals } from "@/components/suppressions/import/import-refusals";
import { StepSection } from "@/components/suppressions/import/step-section";
import type { Failed } from "@/components/suppressions/import/steps";
import { UndoImport } from "@/components/suppressions/import/undo-import";
import { takenWords } from "@/components/suppressions/import/words";
import { Button } from "@/components/ui/button";
import { LinkButton } from "@/components/ui/link-button";
import { Note } from "@/components/ui/states";
import { batchHref } from "@/lib/suppressions/href";

interface ImportFailedProps {
  failed: Failed;
  onRetry: () => void;
  onRestart: () => void;
}

/** Why an import came to no good end, what was taken by then, and what can be done. */
export function ImportFailed({ failed, onRetry, onRestart }: ImportFailedProps) {
  const { words, batch } = failed;
  return (
    <StepSection title={batch === null ? "The file was not imported" : "The import stopped before its end"}>
      <Note kind="bad">{words}</Note>
      <p className="max-w-[75ch]">
        {batch === null ? "Nothing of it is known to have been taken." : `By then: ${takenWords(batch)}.`} The file can
        be sent again: addresses that are on the list already are left as they are.
      </p>
      {batch !== null && <ImportRefusals batch={batch} refusals={null} />}
      {batch !== null && batch.added > 0 && <UndoImport batchId={batch.id} />}
      <div className="flex flex-wrap gap-2">
        <Button look="primary" onClick={onRetry}>
          Try again
        </Button>
        <Button onClick={onRestart}>Choose another file</Button>
        {batch !== null && <LinkButton href={batchHref(batch.id)}>See this change</LinkButton>}
      </div>
    </StepSection>
  );
}
