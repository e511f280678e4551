"use client";

import { useQuery } from "@tanstack/react-query";
import { failureWords } from "@/components/suppressions/use-edits";
import { useHydrated } from "@/components/ui/use-hydrated";
import type { Effect } from "@/lib/suppressions/automatic/effect";
import { effectQuery } from "@/lib/suppressions/automatic/query";
import type { WantedPolicy } from "@/lib/suppressions/policy-draft";

/** What is known of what a policy would have done. */
export interface KnownEffect {
  /** Of this policy, or while it is counted of the one before; null if of none. */
  effect: Effect | null;
  isCounting: boolean;
  /** Why it could not be counted. */
  failure: string | null;
  countAgain: () => void;
}

/** Counts what a policy would have done; null: there is none to count, and what was known stays. */
export function useEffectOf(wanted: WantedPolicy | null): KnownEffect {
  const { data, error, isFetching, isPlaceholderData, refetch } = useQuery(effectQuery(wanted));
  const countAgain = () => {
    refetch();
  };
  // The form and the panel below it ask for the same, and the first may have its answer before the second lives.
  if (!useHydrated()) {
    return { effect: null, isCounting: true, failure: null, countAgain };
  }
  const failure = error !== null ? failureWords(error) : data?.ok === false ? data.error.message : null;
  return {
    effect: data?.ok === true ? data.value : null,
    isCounting: isFetching || isPlaceholderData,
    failure: isFetching ? null : failure,
    countAgain,
  };
}
