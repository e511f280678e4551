import type { Metadata } from "next";
import { Suspense } from "react";
import { DomainPanels } from "@/app/(dashboard)/domains/[name]/panels";
import { DomainRecordsSkeleton } from "@/components/domains/domain-records";
import { segmentText } from "@/lib/search-value";

export async function generateMetadata({ params }: PageProps<"/domains/[name]">): Promise<Metadata> {
  return { title: segmentText((await params).name) };
}

export default function DomainPage({ params }: PageProps<"/domains/[name]">) {
  return (
    <Suspense fallback={<DomainRecordsSkeleton />}>
      <DomainPanels params={params} />
    </Suspense>
  );
}
