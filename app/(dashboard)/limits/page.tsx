import type { Metadata } from "next";
import { Suspense } from "react";
import { HandLimitsPanel, LimitsPanel } from "@/app/(dashboard)/limits/panels";
import { LimitListSkeleton } from "@/components/limits/limit-list";
import { PageHeading } from "@/components/ui/page-heading";
import { PanelBoundary } from "@/components/ui/panel-boundary";
import { PanelSkeleton } from "@/components/ui/states";
import { LiveRefresh } from "@/components/webhooks/live-refresh";

export const metadata: Metadata = { title: "Limits" };

export default function LimitsPage({ searchParams }: PageProps<"/limits">) {
  return (
    <>
      <PageHeading title="Limits">
        <p>
          How much of its hourly limit each mail server has used. The sender warns at 90 % and at the limit, each at
          most once an hour, and never says when there is room again; between its notices our own events tell.
        </p>
      </PageHeading>
      <div className="grid grid-cols-[minmax(0,1fr)] gap-8">
        <PanelBoundary what="The limits">
          <Suspense fallback={<LimitListSkeleton />}>
            <LimitsPanel searchParams={searchParams} />
          </Suspense>
        </PanelBoundary>
        <PanelBoundary what="Limits entered by hand">
          <Suspense fallback={<PanelSkeleton height={160} label="Limits entered by hand" />}>
            <HandLimitsPanel />
          </Suspense>
        </PanelBoundary>
      </div>
      <LiveRefresh everySeconds={60} />
    </>
  );
}
