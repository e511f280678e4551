import type { Metadata } from "next";
import { Suspense } from "react";
import { SuppressionsPanel } from "@/app/(dashboard)/suppressions/panels";
import { SuppressionListSkeleton } from "@/components/suppressions/suppression-list";
import { PageHeading } from "@/components/ui/page-heading";

export const metadata: Metadata = { title: "Suppressions" };

export default function SuppressionsPage({ searchParams }: PageProps<"/suppressions">) {
  return (
    <>
      <PageHeading title="Suppressions">
        <p>Addresses that your applications should not mail, and why.</p>
      </PageHeading>
      <Suspense fallback={<SuppressionListSkeleton />}>
        <SuppressionsPanel searchParams={searchParams} />
      </Suspense>
    </>
  );
}
