import { keepPreviousData, queryOptions } from "@tanstack/react-query";
import type { Failure } from "@/lib/failure";
import type { Result } from "@/lib/result";
import { previewPolicyAction } from "@/lib/suppressions/automatic/actions";
import type { Effect } from "@/lib/suppressions/automatic/effect";
import type { WantedPolicy } from "@/lib/suppressions/policy-draft";

/** What a policy would have done; null: none that could be asked for. Until it is known, what was known before. */
export function effectQuery(wanted: WantedPolicy | null) {
  return queryOptions<Result<Effect, Failure>>({
    queryKey: ["policy effect", wanted],
    queryFn: () => previewPolicyAction(wanted),
    // Counted once: it is an answer, not a figure that the page follows.
    enabled: ({ state }) => wanted !== null && state.data === undefined,
    gcTime: 15_000,
    placeholderData: keepPreviousData,
  });
}
