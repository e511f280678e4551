import type { Metadata } from "next";
import { Suspense } from "react";
import { AddressPanels } from "@/app/(dashboard)/suppressions/[address]/panels";
import { PanelSkeleton, Skeleton } from "@/components/ui/states";
import { segmentText } from "@/lib/search-value";

export async function generateMetadata({ params }: PageProps<"/suppressions/[address]">): Promise<Metadata> {
  return { title: segmentText((await params).address) };
}

export default function AddressPage({ params }: PageProps<"/suppressions/[address]">) {
  return (
    <Suspense fallback={<AddressSkeleton />}>
      <AddressPanels params={params} />
    </Suspense>
  );
}

function AddressSkeleton() {
  return (
    <div className="grid gap-6">
      <Skeleton height={28} className="w-80 max-w-full" />
      <PanelSkeleton height={180} label="The address" />
      <PanelSkeleton height={144} label="Its history" />
    </div>
  );
}
