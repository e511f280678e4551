import { LimitList } from "@/components/limits/limit-list";
import { loadLimits } from "@/lib/limits/loaders";
import { type SearchParams, searchValue } from "@/lib/search-value";
import { loadSettings } from "@/lib/settings/loaders";
import { loadShell } from "@/lib/shell/loaders";
import { loadSourceList } from "@/lib/sources/loaders";

export async function LimitsPanel({ searchParams }: { searchParams: Promise<SearchParams> }) {
  const [rows, sources, { thresholds }, { now, zone }, params] = await Promise.all([
    loadLimits(),
    loadSourceList(),
    loadSettings(),
    loadShell(),
    searchParams,
  ]);
  const source = searchValue(params, "source");
  return (
    <LimitList
      rows={source === null ? rows : rows.filter((row) => row.sourceId === source)}
      kindOf={new Map(sources.map(({ id, kind }) => [id, kind]))}
      thresholds={thresholds}
      now={now}
      zone={zone}
    />
  );
}
