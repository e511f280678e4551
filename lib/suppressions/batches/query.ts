import { queryOptions } from "@tanstack/react-query";
import { findBatchAction } from "@/lib/suppressions/batches/actions";
import type { Batch } from "@/lib/suppressions/types";

/** A batch as it stands, asked for each second while it runs. */
export function batchQuery(known: Batch) {
  return queryOptions<Batch>({
    queryKey: ["suppression batch", known.id],
    queryFn: async () => {
      const answer = await findBatchAction(known.id);
      if (!answer.ok) {
        throw new Error(answer.error.message);
      }
      return answer.value;
    },
    initialData: known,
    enabled: ({ state }) => state.data?.state === "running",
    refetchInterval: ({ state }) => (state.data?.state === "running" ? 1_000 : false),
  });
}
