import type { Metadata } from "next";
import { Suspense } from "react";
import {
  AnswersPanel,
  BreakdownPanel,
  ClassesPanel,
  ClassPanel,
  HeadingPanel,
  OverTimePanel,
} from "@/app/(dashboard)/bounces/panels";
import { bouncesParams } from "@/app/(dashboard)/bounces/search-params";
import type { BreakdownBy } from "@/components/bounces/breakdown-table";
import { FilterChips } from "@/components/bounces/filter-chips";
import { overTimeHeight } from "@/components/bounces/over-time";
import { PanelBoundary } from "@/components/ui/panel-boundary";
import { PanelSkeleton, Skeleton } from "@/components/ui/states";
import { viewQuery } from "@/lib/cube/view";

export const metadata: Metadata = { title: "Bounces" };

const breakdowns: readonly { by: BreakdownBy; label: string }[] = [
  { by: "provider", label: "The providers" },
  { by: "domain", label: "The sending domains" },
  { by: "host", label: "The receiving hosts" },
  { by: "recipientDomain", label: "The recipient domains" },
  { by: "tag", label: "The tags" },
  { by: "source", label: "The sources" },
  { by: "tenant", label: "The tenants" },
];

export default async function BouncesPage({ searchParams }: PageProps<"/bounces">) {
  const { view, withDeferred } = bouncesParams(await searchParams);
  const query = viewQuery(view).toString();
  const { classification } = view.filters;
  return (
    <div className="grid grid-cols-[minmax(0,1fr)] gap-6">
      <PanelBoundary what="The groups">
        <Suspense fallback={<Skeleton height={148} />}>
          <HeadingPanel query={query} />
        </Suspense>
      </PanelBoundary>
      <FilterChips path="/bounces" view={view} />
      {classification !== undefined && (
        <PanelBoundary what="The class">
          <Suspense fallback={<PanelSkeleton height={240} label="The class" />}>
            <ClassPanel name={classification} />
          </Suspense>
        </PanelBoundary>
      )}
      <PanelBoundary what="The course of failures">
        <Suspense fallback={<PanelSkeleton height={overTimeHeight} label="The course of failures" />}>
          <OverTimePanel query={query} withDeferred={withDeferred} />
        </Suspense>
      </PanelBoundary>
      <PanelBoundary what="The classes">
        <Suspense fallback={<PanelSkeleton height={420} label="The classes" />}>
          <ClassesPanel query={query} />
        </Suspense>
      </PanelBoundary>
      <PanelBoundary what="The answers">
        <Suspense fallback={<PanelSkeleton height={360} label="The answers" />}>
          <AnswersPanel query={query} />
        </Suspense>
      </PanelBoundary>
      <div className="grid grid-cols-[minmax(0,1fr)] items-start gap-6 xl:grid-cols-[repeat(2,minmax(0,1fr))]">
        {breakdowns.map(({ by, label }) => (
          <PanelBoundary key={by} what={label}>
            <Suspense fallback={<PanelSkeleton height={280} label={label} />}>
              <BreakdownPanel query={query} by={by} />
            </Suspense>
          </PanelBoundary>
        ))}
      </div>
    </div>
  );
}
