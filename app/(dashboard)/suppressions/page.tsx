import type { Metadata } from "next";
import { Suspense } from "react";
import { HeldPanel, SuppressionsPanel } from "@/app/(dashboard)/suppressions/panels";
import { SuppressionListSkeleton } from "@/components/suppressions/suppression-list";
import { PageHeading } from "@/components/ui/page-heading";
import { Panel } from "@/components/ui/panel";
import { Skeleton } from "@/components/ui/states";

export const metadata: Metadata = { title: "Suppressions" };

export default function SuppressionsPage({ searchParams }: PageProps<"/suppressions">) {
  return (
    <>
      <PageHeading title="Suppressions">
        <p>Addresses that your applications should not mail, and why.</p>
      </PageHeading>
      <div className="grid gap-8">
        <Suspense fallback={<SuppressionListSkeleton />}>
          <SuppressionsPanel searchParams={searchParams} />
        </Suspense>
        <Panel title="Held by the sender's own list" subtitle="Of the last 7 days, whatever stands above">
          <Suspense fallback={<Skeleton height={72} />}>
            <HeldPanel />
          </Suspense>
        </Panel>
      </div>
    </>
  );
}
