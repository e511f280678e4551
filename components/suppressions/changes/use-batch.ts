"use client";

import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { answered, failureWords } from "@/components/suppressions/use-edits";
import type { StateKind } from "@/components/ui/state";
import { toast } from "@/components/ui/toaster";
import type { Failure } from "@/lib/failure";
import type { Result } from "@/lib/result";
import { standWords } from "@/lib/suppressions/batch-words";
import { batchQuery } from "@/lib/suppressions/batches/query";
import { suppressionsKey } from "@/lib/suppressions/query";
import type { Batch, BatchState } from "@/lib/suppressions/types";

/** A batch as it stands: followed while it runs. */
export function useBatch(known: Batch): Batch {
  const { data } = useQuery(batchQuery(known));
  // What has ended when the page was made may have been undone since the cache saw it.
  return known.state === "running" ? data : known;
}

/** What a batch's state looks like. */
export const stateKinds: Readonly<Record<BatchState, StateKind>> = {
  running: "unknown",
  done: "good",
  stopped: "warning",
  failed: "bad",
};

/** Starts a batch by an action, and says how it stands; `onBegun` follows the server's yes. */
export function useBegin<Input>(
  action: (input: Input) => Promise<Result<Batch, Failure>>,
  onBegun: (batch: Batch) => void,
) {
  const client = useQueryClient();
  return useMutation({
    // Its second argument, which react-query gives too, must not go to the server.
    mutationFn: (input: Input) => answered(action(input)),
    onError: (error) => toast(failureWords(error), { kind: "bad" }),
    onSuccess: (batch) => {
      toast(standWords(batch), { kind: stateKinds[batch.state] });
      onBegun(batch);
    },
    onSettled: () => client.invalidateQueries({ queryKey: suppressionsKey }),
  });
}
