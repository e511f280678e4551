import type { Metadata } from "next";
import { Suspense } from "react";
import {
  ClassesPanel,
  FailuresPanel,
  FiguresPanel,
  OverviewGate,
  ProvidersPanel,
  SendingDomainsPanel,
  TroublePanel,
  VolumePanel,
} from "@/app/(dashboard)/panels";
import { overviewView } from "@/app/(dashboard)/search-params";
import { FilterChips } from "@/components/bounces/filter-chips";
import { RateCardsSkeleton } from "@/components/overview/rate-card";
import { volumeHeight } from "@/components/overview/volume";
import { PanelBoundary } from "@/components/ui/panel-boundary";
import { PanelSkeleton } from "@/components/ui/states";
import { viewQuery } from "@/lib/cube/view";

export const metadata: Metadata = { title: "Overview" };

export default async function OverviewPage({ searchParams }: PageProps<"/">) {
  const view = overviewView(await searchParams);
  const query = viewQuery(view).toString();
  return (
    <OverviewGate>
      <div className="grid grid-cols-[minmax(0,1fr)] gap-6">
        <PanelBoundary what="The figures">
          <Suspense fallback={<RateCardsSkeleton />}>
            <FiguresPanel query={query} />
          </Suspense>
        </PanelBoundary>
        <FilterChips path="/" view={view} />
        <PanelBoundary what="The volume">
          <Suspense fallback={<PanelSkeleton height={volumeHeight} label="The volume" />}>
            <VolumePanel query={query} />
          </Suspense>
        </PanelBoundary>
        <div className="grid grid-cols-[minmax(0,1fr)] items-start gap-6 xl:grid-cols-[repeat(2,minmax(0,1fr))]">
          <PanelBoundary what="The classes">
            <Suspense fallback={<PanelSkeleton height={320} label="The classes" />}>
              <ClassesPanel query={query} />
            </Suspense>
          </PanelBoundary>
          <PanelBoundary what="The providers">
            <Suspense fallback={<PanelSkeleton height={320} label="The providers" />}>
              <ProvidersPanel query={query} />
            </Suspense>
          </PanelBoundary>
        </div>
        <PanelBoundary what="The sending domains">
          <Suspense fallback={<PanelSkeleton height={240} label="The sending domains" />}>
            <SendingDomainsPanel query={query} />
          </Suspense>
        </PanelBoundary>
        <PanelBoundary what="Limits and DNS">
          <Suspense fallback={null}>
            <TroublePanel query={query} />
          </Suspense>
        </PanelBoundary>
        <PanelBoundary what="The newest failures">
          <Suspense fallback={<PanelSkeleton height={400} label="The newest failures" />}>
            <FailuresPanel query={query} />
          </Suspense>
        </PanelBoundary>
      </div>
    </OverviewGate>
  );
}
