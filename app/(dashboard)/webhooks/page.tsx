import type { Metadata } from "next";
import { Suspense } from "react";
import { AddSourcePanel, QuarantinePanel, SourcesPanel } from "@/app/(dashboard)/webhooks/panels";
import { PageHeading } from "@/components/ui/page-heading";
import { PanelSkeleton, Skeleton } from "@/components/ui/states";
import { LiveRefresh } from "@/components/webhooks/live-refresh";

export const metadata: Metadata = { title: "Webhooks" };

export default function WebhooksPage({ searchParams }: PageProps<"/webhooks">) {
  return (
    <>
      <LiveRefresh everySeconds={5} />
      <PageHeading
        title="Webhooks"
        actions={
          <Suspense>
            <AddSourcePanel />
          </Suspense>
        }
      >
        <p>Where the senders report to, and whether what they report arrives. This page updates by itself.</p>
      </PageHeading>
      <div className="grid gap-6">
        <Suspense
          fallback={
            <div role="status" aria-label="Sources are being read">
              <Skeleton height={420} />
            </div>
          }
        >
          <SourcesPanel searchParams={searchParams} />
        </Suspense>
        <Suspense fallback={<PanelSkeleton height={120} label="Quarantine" />}>
          <QuarantinePanel searchParams={searchParams} />
        </Suspense>
      </div>
    </>
  );
}
