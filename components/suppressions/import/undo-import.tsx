"use client";

import { useMutation, useQueryClient } from "@tanstack/react-query";
import { stateKinds, useBatch } from "@/components/suppressions/changes/use-batch";
import { takeFocus } from "@/components/suppressions/import/take-focus";
import { answered, failureWords } from "@/components/suppressions/use-edits";
import { Button } from "@/components/ui/button";
import { LocalLink } from "@/components/ui/local-link";
import { Note } from "@/components/ui/states";
import { countWords } from "@/lib/suppressions/batch-words";
import { undoBatchAction } from "@/lib/suppressions/batches/actions";
import { batchHref } from "@/lib/suppressions/href";
import { suppressionsKey } from "@/lib/suppressions/query";
import type { Batch } from "@/lib/suppressions/types";

/** Takes everything that an import added off the list again, and says so where its button was. */
export function UndoImport({ batchId }: { batchId: string }) {
  const client = useQueryClient();
  const undo = useMutation({
    mutationFn: () => answered(undoBatchAction(batchId)),
    onSettled: () => client.invalidateQueries({ queryKey: suppressionsKey }),
  });
  if (undo.data !== undefined) {
    return <Undone begun={undo.data} />;
  }
  return (
    <div className="grid justify-items-start gap-2">
      {undo.isError && (
        <div role="alert">
          <Note kind="bad">{failureWords(undo.error)}</Note>
        </div>
      )}
      <Button disabled={undo.isPending} onClick={() => undo.mutate()}>
        {undo.isPending ? "Undoing…" : "Undo the import"}
      </Button>
    </div>
  );
}

function Undone({ begun }: { begun: Batch }) {
  const batch = useBatch(begun);
  const isRunning = batch.state === "running";
  return (
    <div role="status" ref={takeFocus} tabIndex={-1} className="outline-none">
      <Note kind={stateKinds[batch.state]}>
        {isRunning ? "Undoing" : "Undone"}: {countWords(batch)}
        {isRunning ? " so far." : "."} {batch.trouble}{" "}
        <LocalLink className="link" href={batchHref(batch.id)}>
          See the undo
        </LocalLink>
      </Note>
    </div>
  );
}
