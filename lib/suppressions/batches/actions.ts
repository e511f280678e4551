"use server";

import { answer } from "@/lib/action";
import { requireEditor, requireUser } from "@/lib/auth/gate";
import type { Failure } from "@/lib/failure";
import { err, ok, type Result } from "@/lib/result";
import { findBatch } from "@/lib/suppressions/batches/data";
import { undo } from "@/lib/suppressions/batches/service";
import { batchIdSchema } from "@/lib/suppressions/edit";
import { begun, nameOf } from "@/lib/suppressions/editor";
import type { Batch } from "@/lib/suppressions/types";

/** A batch as it stands, for who waits for it. */
export async function findBatchAction(id: unknown): Promise<Result<Batch, Failure>> {
  return await answer(async () => {
    await requireUser();
    const parsed = batchIdSchema.safeParse(id);
    const batch = parsed.success ? await findBatch(parsed.data, Date.now()) : null;
    return batch === null ? err({ message: "There is no such change." }) : ok(batch);
  });
}

/** Brings back what a batch changed. @returns the batch that does it */
export async function undoBatchAction(id: unknown): Promise<Result<Batch, Failure>> {
  return await answer(async () => {
    const actor = await requireEditor();
    const parsed = batchIdSchema.safeParse(id);
    const batch = parsed.success ? await findBatch(parsed.data, Date.now()) : null;
    if (batch === null) {
      return err({ message: "There is no such change." });
    }
    if (batch.undoneBy !== null) {
      return err({ message: "This was undone already." });
    }
    if (batch.state === "running") {
      return err({ message: "This is still running. Undo it when it has ended." });
    }
    const undoing = { batchId: batch.id, from: null, to: null };
    return begun(await undo(undoing, { title: `Undo: ${batch.title}`, actor: nameOf(actor) }));
  });
}
