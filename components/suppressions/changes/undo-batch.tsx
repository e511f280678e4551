"use client";

import { useRouter } from "next/navigation";
import { ConfirmButton } from "@/components/suppressions/changes/confirm-button";
import { useBegin } from "@/components/suppressions/changes/use-batch";
import { localRoute } from "@/lib/local-route";
import { undoWords } from "@/lib/suppressions/batch-words";
import { undoBatchAction } from "@/lib/suppressions/batches/actions";
import { batchHref } from "@/lib/suppressions/href";
import type { Batch } from "@/lib/suppressions/types";

/** Brings back what a batch changed, and shows the batch that does it. */
export function UndoBatch({ batch }: { batch: Batch }) {
  const router = useRouter();
  const undo = useBegin(undoBatchAction, ({ id }) => router.push(localRoute(batchHref(id))));
  return (
    <ConfirmButton
      label="Undo"
      pendingLabel="Undoing…"
      isPending={undo.isPending}
      question="Undo this change?"
      confirm="Undo it"
      onConfirm={() => undo.mutate(batch.id)}
    >
      <p>{undoWords(batch)}</p>
      <p className="text-sm text-muted">The undo is a change of its own, which can be undone too.</p>
    </ConfirmButton>
  );
}
