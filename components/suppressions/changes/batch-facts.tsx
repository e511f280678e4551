import type { ReactNode } from "react";
import { LocalLink } from "@/components/ui/local-link";
import { Badge } from "@/components/ui/state";
import { Time } from "@/components/ui/time";
import { duration, exactTime } from "@/lib/format";
import type { Millis } from "@/lib/ingest/types";
import { batchKindLabels } from "@/lib/suppressions/batch-words";
import { batchHref } from "@/lib/suppressions/href";
import type { Batch } from "@/lib/suppressions/types";
import { actorWords } from "@/lib/suppressions/words";

/** What was done, by whom and when. */
export function BatchFacts({ batch, now, zone }: { batch: Batch; now: Millis; zone: string }) {
  const { kind, scope, actor, startedAt, finishedAt, undoneBy } = batch;
  return (
    <dl className="grid gap-x-6 gap-y-3 sm:grid-cols-2 lg:grid-cols-4">
      <Fact label="What">
        {batchKindLabels[kind]} {scope !== "" && <Badge>tenant {scope}</Badge>}
      </Fact>
      <Fact label="Who">{actorWords(actor)}</Fact>
      <Fact label="When">
        <Time at={startedAt} now={now} zone={zone} focusable /> ({exactTime(startedAt, zone)})
      </Fact>
      {finishedAt !== null && <Fact label="Took">{duration(finishedAt - startedAt)}</Fact>}
      {undoneBy !== null && (
        <Fact label="Undone">
          <LocalLink className="link" href={batchHref(undoneBy)}>
            By this change
          </LocalLink>
        </Fact>
      )}
    </dl>
  );
}

function Fact({ label, children }: { label: string; children: ReactNode }) {
  return (
    <div className="min-w-0">
      <dt className="text-xs text-muted">{label}</dt>
      <dd className="wrap-anywhere">{children}</dd>
    </div>
  );
}
