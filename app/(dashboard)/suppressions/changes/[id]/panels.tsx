import { notFound } from "next/navigation";
import { BatchFacts } from "@/components/suppressions/changes/batch-facts";
import { BatchProgress } from "@/components/suppressions/changes/batch-progress";
import { RefusedRows } from "@/components/suppressions/changes/refused-rows";
import { UndoBatch } from "@/components/suppressions/changes/undo-batch";
import { PageHeading } from "@/components/ui/page-heading";
import { Panel } from "@/components/ui/panel";
import { allows } from "@/lib/auth/scope";
import { plural } from "@/lib/format";
import { segmentText } from "@/lib/search-value";
import { loadShell } from "@/lib/shell/loaders";
import { canUndo } from "@/lib/suppressions/batch-words";
import { batchIdSchema } from "@/lib/suppressions/edit";
import { loadBatch } from "@/lib/suppressions/loaders";

export async function BatchPanels({ params }: { params: Promise<{ id: string }> }) {
  const id = batchIdSchema.safeParse(segmentText((await params).id));
  if (!id.success) {
    notFound();
  }
  const [{ batch, refused }, { actor, now, zone }] = await Promise.all([loadBatch(id.data), loadShell()]);
  const canEdit = allows(actor.scopes, ["suppressions"]);
  return (
    <>
      <PageHeading
        title={<span className="wrap-anywhere">{batch.title}</span>}
        actions={canEdit && canUndo(batch) && <UndoBatch batch={batch} />}
      />
      <div className="grid gap-6">
        <Panel title="What it did">
          <div className="grid gap-4">
            <BatchProgress key={batch.id} batch={batch} />
            <BatchFacts batch={batch} now={now} zone={zone} />
          </div>
        </Panel>
        {batch.refused > 0 && (
          <Panel title="Refused" subtitle={plural(batch.refused, "row that is no address", "rows that are no address")}>
            <RefusedRows batchId={batch.id} rows={refused} total={batch.refused} />
          </Panel>
        )}
      </div>
    </>
  );
}
