"use client";

import { useMutation } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { startTransition, useState } from "react";
import type { RuleEffects } from "@/components/suppressions/policy/rule-effect";
import { type KnownEffect, useEffectOf } from "@/components/suppressions/policy/use-effect-of";
import { useSettled } from "@/components/suppressions/policy/use-settled";
import { answered, failureWords } from "@/components/suppressions/use-edits";
import { toast } from "@/components/ui/toaster";
import { savePolicyAction } from "@/lib/suppressions/automatic/actions";
import type { Policy } from "@/lib/suppressions/policy";
import {
  type DraftFaults,
  draftOf,
  isChanged,
  type PolicyDraft,
  readDraft,
  type WantedPolicy,
} from "@/lib/suppressions/policy-draft";

const pauseMillis = 500;

interface PolicyFormState {
  draft: PolicyDraft;
  change: (part: Partial<PolicyDraft>) => void;
  discard: () => void;
  isDirty: boolean;
  /** Of what was typed a moment ago, or sent. */
  faults: DraftFaults;
  effects: RuleEffects;
  known: KnownEffect;
  /** False: something is wrong with the fields, and the faults now say what. */
  save: () => boolean;
  isSaving: boolean;
  failure: string | null;
}

/** The policy while it is edited: what is wrong, what it would have done, and its saving. */
export function usePolicyForm(policy: Policy): PolicyFormState {
  const router = useRouter();
  const [saved, setSaved] = useState(policy);
  const [draft, setDraft] = useState(() => draftOf(policy));
  const [settled, settle] = useSettled(draft, pauseMillis);
  const { wanted, faults } = readDraft(settled);
  const known = useEffectOf(wanted);
  const saving = useMutation({
    mutationFn: (wanted: WantedPolicy) => answered(savePolicyAction(wanted)),
    onSuccess: (policyNow) => {
      setSaved(policyNow);
      toast("Saved. New and changed rules hold from now on.");
      // The panels below are about the policy that is saved.
      startTransition(() => router.refresh());
    },
  });
  return {
    draft,
    change: (part) => setDraft((before) => ({ ...before, ...part })),
    discard: () => setDraft(draftOf(saved)),
    isDirty: isChanged(draft, saved),
    faults,
    effects: { counts: known.effect?.rules ?? null, isOld: known.isCounting || settled !== draft || wanted === null },
    known,
    save: () => {
      settle();
      const read = readDraft(draft);
      if (read.wanted === null) {
        return false;
      }
      saving.mutate(read.wanted);
      return true;
    },
    isSaving: saving.isPending,
    failure: saving.isError ? failureWords(saving.error) : null,
  };
}
