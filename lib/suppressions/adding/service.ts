import "server-only";
import type { Millis } from "@/lib/ingest/types";
import { type Step, startBatch } from "@/lib/suppressions/batches/service";
import { workspaceScope } from "@/lib/suppressions/constants";
import { bulkAdd } from "@/lib/suppressions/mutations";
import type { Pasted } from "@/lib/suppressions/pasted";
import type { Batch } from "@/lib/suppressions/types";

interface Adding {
  actor: string;
  reason: string | null;
  expiresAt: Millis | null;
}

const sliceSize = 500;

/** Puts what somebody pasted on the workspace's list, as one batch; who is there already is left alone. */
export function pasteAddresses(
  { addresses, refused }: Pasted,
  { actor, reason, expiresAt }: Adding,
): Promise<Batch | null> {
  const title = `${addresses.length} pasted`;
  return startBatch({ kind: "paste", title, scope: workspaceScope, actor }, async function* (batchId) {
    const entries = addresses.map((address) => ({
      ...address,
      ...{ scope: workspaceScope, actor, reason, expiresAt, batchId },
      origin: "manual" as const,
      ifHeld: "keep" as const,
    }));
    for (let start = 0; start < entries.length; start += sliceSize) {
      const step: Step = async (tx, now) => {
        const counts = await bulkAdd(tx, entries.slice(start, start + sliceSize), now);
        return { ...counts, ...(start === 0 ? { refused: refused.length } : {}) };
      };
      yield step;
    }
  });
}
