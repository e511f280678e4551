import { Suspense } from "react";
import { HandLimits } from "@/components/limits/hand-limits";
import { LimitList } from "@/components/limits/limit-list";
import { LimitUsed, LimitUsedSkeleton } from "@/components/limits/limit-use";
import { PanelBoundary } from "@/components/ui/panel-boundary";
import { allows } from "@/lib/auth/scope";
import { loadHandLimits, loadLimits, loadLimitUse } from "@/lib/limits/loaders";
import type { LimitRow } from "@/lib/limits/types";
import { type SearchParams, searchValue } from "@/lib/search-value";
import { loadSettings } from "@/lib/settings/loaders";
import { loadShell } from "@/lib/shell/loaders";

export async function LimitsPanel({ searchParams }: { searchParams: Promise<SearchParams> }) {
  const [rows, { thresholds }, { now, zone }, params] = await Promise.all([
    loadLimits(),
    loadSettings(),
    loadShell(),
    searchParams,
  ]);
  const source = searchValue(params, "source");
  return (
    <LimitList
      rows={source === null ? rows : rows.filter((row) => row.sourceId === source)}
      besideOf={(row) => (
        <PanelBoundary what="What fills the limit">
          <Suspense fallback={<LimitUsedSkeleton />}>
            <LimitUsePanel row={row} />
          </Suspense>
        </PanelBoundary>
      )}
      thresholds={thresholds}
      now={now}
      zone={zone}
    />
  );
}

async function LimitUsePanel({ row }: { row: LimitRow }) {
  const [use, { now, zone }] = await Promise.all([loadLimitUse(row), loadShell()]);
  return use === null ? null : <LimitUsed row={row} use={use} now={now} zone={zone} />;
}

export async function HandLimitsPanel() {
  const [sources, { actor }] = await Promise.all([loadHandLimits(), loadShell()]);
  return <HandLimits sources={sources} canEdit={allows(actor.scopes, ["suppressions"])} />;
}
