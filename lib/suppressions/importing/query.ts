import { queryOptions } from "@tanstack/react-query";
import { findBatchAction } from "@/lib/suppressions/batches/actions";
import type { PreviewInput } from "@/lib/suppressions/edit";
import { previewImportAction } from "@/lib/suppressions/importing/actions";

/** How a chosen file would be read; null: no file is chosen. `id` stands for its bytes. */
export function previewQuery(asked: (PreviewInput & { id: string }) | null) {
  const { id = null, columns = null, hasHeader = null } = asked ?? {};
  return queryOptions({
    queryKey: ["import preview", id, columns, hasHeader],
    queryFn: async () => {
      if (asked === null) {
        return null;
      }
      const { id: _, ...input } = asked;
      return await previewImportAction(input);
    },
    enabled: asked !== null,
    staleTime: Number.POSITIVE_INFINITY,
  });
}

/** How far an import is, each second; null before it has begun. */
export function importProgressQuery(batchId: string | null) {
  return queryOptions({
    queryKey: ["import progress", batchId],
    queryFn: async () => {
      const found = await findBatchAction(batchId);
      return found.ok ? found.value : null;
    },
    enabled: batchId !== null,
    staleTime: 0,
    refetchInterval: 1_000,
    // The next second asks again; an import whose connection is lost must hear that nobody answers.
    retry: false,
    networkMode: "always",
  });
}
