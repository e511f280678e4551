import type { Metadata } from "next";
import { Suspense } from "react";
import { ImportPanel } from "@/app/(dashboard)/suppressions/import/panels";
import { AbovePage } from "@/components/suppressions/above-page";
import { PageHeading } from "@/components/ui/page-heading";
import { PanelSkeleton } from "@/components/ui/states";

export const metadata: Metadata = { title: "Import suppressions" };

export default function ImportPage() {
  return (
    <>
      <AbovePage />
      <PageHeading title="Import suppressions">
        <p>Brings the addresses of a file onto the list of the whole workspace.</p>
      </PageHeading>
      <Suspense fallback={<PanelSkeleton height={142} label="The form" />}>
        <ImportPanel />
      </Suspense>
    </>
  );
}
