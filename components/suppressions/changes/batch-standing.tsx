"use client";

import { useEffect, useRef } from "react";
import { stateKinds, useBatch } from "@/components/suppressions/changes/use-batch";
import { LocalLink } from "@/components/ui/local-link";
import { State } from "@/components/ui/state";
import { batchStateLabels, countWords } from "@/lib/suppressions/batch-words";
import { batchHref } from "@/lib/suppressions/href";
import type { Batch } from "@/lib/suppressions/types";

/** A batch's state as shape and word. */
export function BatchStateMark({ state }: Pick<Batch, "state">) {
  return <State kind={stateKinds[state]}>{batchStateLabels[state]}</State>;
}

interface BatchStandingProps {
  /** As it stood when the page was made, or when it was begun. */
  batch: Batch;
  /** Leads to the batch's page, from another. */
  withLink?: boolean;
  /** Follows the end of a batch that ran. */
  onEnded?: () => void;
}

/** How far a batch is, each second anew while it runs. Its end is announced; its counts on the way are not. */
export function BatchStanding({ batch: known, withLink = false, onEnded }: BatchStandingProps) {
  const batch = useBatch(known);
  const isRunning = batch.state === "running";
  const wasRunning = useRef(isRunning);
  useEffect(() => {
    if (wasRunning.current && !isRunning) {
      wasRunning.current = false;
      onEnded?.();
    }
  }, [isRunning, onEnded]);
  return (
    <div className="grid gap-2">
      <div>
        {isRunning && <Standing batch={batch} />}
        <div role="status">{!isRunning && <Standing batch={batch} />}</div>
      </div>
      {withLink && (
        <p>
          <LocalLink className="link" href={batchHref(batch.id)}>
            Look at this change, or undo it
          </LocalLink>
        </p>
      )}
    </div>
  );
}

function Standing({ batch }: { batch: Batch }) {
  const words = countWords(batch);
  return (
    <>
      <p className="flex flex-wrap items-center gap-x-3 gap-y-1">
        <BatchStateMark state={batch.state} />
        <span>
          {words.charAt(0).toUpperCase() + words.slice(1)}
          {batch.state === "running" && " so far"}.
        </span>
      </p>
      {batch.trouble !== null && <p className="mt-1 max-w-[75ch] text-sm wrap-anywhere">{batch.trouble}</p>}
    </>
  );
}
