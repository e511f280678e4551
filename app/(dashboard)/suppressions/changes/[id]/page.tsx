import type { Metadata } from "next";
import { Suspense } from "react";
import { BatchPanels } from "@/app/(dashboard)/suppressions/changes/[id]/panels";
import { AbovePage } from "@/components/suppressions/above-page";
import { PanelSkeleton, Skeleton } from "@/components/ui/states";

export const metadata: Metadata = { title: "A change of the suppression list" };

export default function ChangePage({ params }: PageProps<"/suppressions/changes/[id]">) {
  return (
    <>
      <AbovePage isChange />
      <Suspense fallback={<ChangeSkeleton />}>
        <BatchPanels params={params} />
      </Suspense>
    </>
  );
}

function ChangeSkeleton() {
  return (
    <div className="grid gap-6">
      <Skeleton height={28} className="w-80 max-w-full" />
      <PanelSkeleton height={64} label="The change" />
    </div>
  );
}
