"use client";

import { useState } from "react";
import { BatchStanding } from "@/components/suppressions/changes/batch-standing";
import { ConfirmButton } from "@/components/suppressions/changes/confirm-button";
import { useBegin } from "@/components/suppressions/changes/use-batch";
import { useEffectOf } from "@/components/suppressions/policy/use-effect-of";
import { Note } from "@/components/ui/states";
import { applyPolicyAction } from "@/lib/suppressions/automatic/actions";
import { effectDays } from "@/lib/suppressions/automatic/effect";
import type { WantedPolicy } from "@/lib/suppressions/policy-draft";
import { effectWords } from "@/lib/suppressions/policy-words";
import type { Batch } from "@/lib/suppressions/types";

interface ApplyToPastProps {
  /** The policy that is saved. */
  policy: WantedPolicy;
  canEdit: boolean;
}

/** Lets the saved policy decide on all that is known, as one change. */
export function ApplyToPast({ policy, canEdit }: ApplyToPastProps) {
  const [batch, setBatch] = useState<Batch | null>(null);
  const apply = useBegin(() => applyPolicyAction(), setBatch);
  const { effect } = useEffectOf(policy);
  const lately =
    effect !== null &&
    `By the failures of the last ${effectDays} days alone the saved policy ${effectWords(effect.together)}, those that are on the list already among them.`;
  return (
    <div className="grid gap-3">
      <p className="max-w-[75ch]">
        Goes through all messages that Mailgauge knows, and adds and lifts as the saved policy says, as if it had always
        held. What people and API keys suppressed or removed stays as they left it. It is one change, which can be
        undone.
      </p>
      <p className="min-h-5 max-w-[75ch] text-sm text-muted">{lately}</p>
      {!canEdit && <Note kind="unknown">You may not change the list, and so not apply the policy.</Note>}
      {canEdit && (
        <div>
          <ConfirmButton
            label="Apply to the past"
            pendingLabel="Applying…"
            isPending={apply.isPending}
            question="Apply the policy to the past?"
            confirm="Apply it"
            onConfirm={() => apply.mutate(undefined)}
          >
            <p>
              The saved policy decides on every message that is known. Changes of the form that are not saved do not
              count.
            </p>
            {lately !== false && <p className="text-sm text-muted">{lately}</p>}
          </ConfirmButton>
        </div>
      )}
      {batch !== null && <BatchStanding key={batch.id} batch={batch} withLink />}
    </div>
  );
}
