import { BatchList } from "@/components/suppressions/changes/batch-list";
import { LiveRefresh } from "@/components/webhooks/live-refresh";
import { type SearchParams, searchValue } from "@/lib/search-value";
import { loadShell } from "@/lib/shell/loaders";
import { loadBatches } from "@/lib/suppressions/loaders";

const lastPage = 100_000;

function pageIn(params: SearchParams): number {
  const page = Number(searchValue(params, "page") ?? "1");
  return Number.isInteger(page) && page >= 1 && page <= lastPage ? page : 1;
}

export async function BatchesPanel({ searchParams }: { searchParams: Promise<SearchParams> }) {
  const page = pageIn(await searchParams);
  const [{ rows, more }, { now, zone }] = await Promise.all([loadBatches(page), loadShell()]);
  return (
    <>
      {rows.some(({ state }) => state === "running") && <LiveRefresh everySeconds={5} />}
      <BatchList batches={rows} {...{ page, more, now, zone }} />
    </>
  );
}
