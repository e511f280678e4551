import { dehydrate, HydrationBoundary } from "@tanstack/react-query";
import { HeldBySender } from "@/components/suppressions/held-by-sender";
import { ListHead } from "@/components/suppressions/list-head";
import { ListLinks } from "@/components/suppressions/list-links";
import { SuppressionList } from "@/components/suppressions/suppression-list";
import { allows } from "@/lib/auth/scope";
import { getQueryClient } from "@/lib/query-client";
import type { SearchParams } from "@/lib/search-value";
import { loadShell } from "@/lib/shell/loaders";
import { listInputOf } from "@/lib/suppressions/list-input";
import { loadHeldBySender, loadLines } from "@/lib/suppressions/loaders";
import { suppressionsQuery } from "@/lib/suppressions/query";

export async function SuppressionsPanel({ searchParams }: { searchParams: Promise<SearchParams> }) {
  const input = listInputOf(await searchParams);
  const [lines, { actor, zone, sources }] = await Promise.all([loadLines(input), loadShell()]);
  const canEdit = allows(actor.scopes, ["suppressions"]);
  const client = getQueryClient();
  client.setQueryData(suppressionsQuery(input).queryKey, lines);
  return (
    <HydrationBoundary state={dehydrate(client)}>
      <div className="grid gap-4">
        <ListLinks input={input} canEdit={canEdit} />
        <ListHead
          input={input}
          canEdit={canEdit}
          sources={sources.map(({ id, name }) => ({ value: id, label: name }))}
        />
        <SuppressionList input={input} zone={zone} canEdit={canEdit} />
      </div>
    </HydrationBoundary>
  );
}

export async function HeldPanel() {
  const [held, { now, zone }] = await Promise.all([loadHeldBySender(), loadShell()]);
  return <HeldBySender held={held} now={now} zone={zone} />;
}
