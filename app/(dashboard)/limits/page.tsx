import type { Metadata } from "next";
import { Suspense } from "react";
import { LimitsPanel } from "@/app/(dashboard)/limits/panels";
import { LimitListSkeleton } from "@/components/limits/limit-list";
import { PageHeading } from "@/components/ui/page-heading";

export const metadata: Metadata = { title: "Limits" };

export default function LimitsPage({ searchParams }: PageProps<"/limits">) {
  return (
    <>
      <PageHeading title="Limits">
        <p>
          How much of its hourly limit each mail server has used. The sender warns at 90 % and at the limit, each at
          most once an hour, and never says when there is room again.
        </p>
      </PageHeading>
      <Suspense fallback={<LimitListSkeleton />}>
        <LimitsPanel searchParams={searchParams} />
      </Suspense>
    </>
  );
}
