import { dehydrate, HydrationBoundary } from "@tanstack/react-query";
import { AddDialog } from "@/components/suppressions/add-dialog";
import { OriginChips } from "@/components/suppressions/origin-chips";
import { SearchField } from "@/components/suppressions/search-field";
import { SuppressionList } from "@/components/suppressions/suppression-list";
import { allows } from "@/lib/auth/scope";
import { getQueryClient } from "@/lib/query-client";
import type { SearchParams } from "@/lib/search-value";
import { loadShell } from "@/lib/shell/loaders";
import { listInputOf } from "@/lib/suppressions/list-input";
import { loadLines } from "@/lib/suppressions/loaders";
import { suppressionsQuery } from "@/lib/suppressions/query";

export async function SuppressionsPanel({ searchParams }: { searchParams: Promise<SearchParams> }) {
  const input = listInputOf(await searchParams);
  const [lines, { actor, zone }] = await Promise.all([loadLines(input), loadShell()]);
  const canEdit = allows(actor.scopes, ["suppressions"]);
  const client = getQueryClient();
  client.setQueryData(suppressionsQuery(input).queryKey, lines);
  return (
    <HydrationBoundary state={dehydrate(client)}>
      <div className="grid gap-4">
        <div className="flex flex-wrap items-start gap-2">
          <SearchField q={input.q} origin={input.origin} />
          {canEdit && <AddDialog />}
        </div>
        <OriginChips q={input.q} origin={input.origin} />
        <SuppressionList input={input} zone={zone} canEdit={canEdit} />
      </div>
    </HydrationBoundary>
  );
}
