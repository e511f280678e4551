import { queryOptions } from "@tanstack/react-query";
import { listSuppressionsAction } from "@/lib/suppressions/actions";
import type { ListInput } from "@/lib/suppressions/edit";

/** Of every page of the list, whatever it is narrowed to. */
export const suppressionsKey = ["suppressions"] as const;

/** A page of the list; what the reader edits is changed in this cache first. */
export function suppressionsQuery(input: ListInput) {
  return queryOptions({
    queryKey: [...suppressionsKey, input],
    queryFn: async () => {
      const answer = await listSuppressionsAction(input);
      if (!answer.ok) {
        throw new Error(answer.error.message);
      }
      return answer.value;
    },
    staleTime: 10_000,
    // Others edit the list too.
    refetchInterval: 30_000,
  });
}
