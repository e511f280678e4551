import type { Metadata } from "next";
import { Suspense } from "react";
import { DomainsPanel, DomainsSentence } from "@/app/(dashboard)/domains/panels";
import { DomainListSkeleton } from "@/components/domains/domain-list";
import { PageHeading } from "@/components/ui/page-heading";
import { Skeleton } from "@/components/ui/states";

export const metadata: Metadata = { title: "Domains" };

export default function DomainsPage({ searchParams }: PageProps<"/domains">) {
  return (
    <>
      <PageHeading title="Domains">
        <Suspense fallback={<Skeleton className="w-96 max-w-full" height={24} />}>
          <DomainsSentence searchParams={searchParams} />
        </Suspense>
      </PageHeading>
      <Suspense fallback={<DomainListSkeleton />}>
        <DomainsPanel searchParams={searchParams} />
      </Suspense>
    </>
  );
}
