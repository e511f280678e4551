import type { Metadata } from "next";
import { Suspense } from "react";
import { DomainPanels } from "@/app/(dashboard)/domains/[name]/panels";
import { DomainReportsSkeleton } from "@/components/domains/domain-reports";
import { segmentText } from "@/lib/search-value";

export async function generateMetadata({ params }: PageProps<"/domains/[name]">): Promise<Metadata> {
  return { title: segmentText((await params).name) };
}

export default function DomainPage({ params }: PageProps<"/domains/[name]">) {
  return (
    <Suspense fallback={<DomainReportsSkeleton />}>
      <DomainPanels params={params} />
    </Suspense>
  );
}
