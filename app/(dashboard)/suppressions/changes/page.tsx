import type { Metadata } from "next";
import { Suspense } from "react";
import { BatchesPanel } from "@/app/(dashboard)/suppressions/changes/panels";
import { AbovePage } from "@/components/suppressions/above-page";
import { LocalLink } from "@/components/ui/local-link";
import { PageHeading } from "@/components/ui/page-heading";
import { PanelSkeleton } from "@/components/ui/states";

export const metadata: Metadata = { title: "Changes of the suppression list" };

export default function ChangesPage({ searchParams }: PageProps<"/suppressions/changes">) {
  return (
    <>
      <AbovePage />
      <PageHeading title="Changes">
        <p>
          What people and programs did to the list, each of which can be undone. What the automatic rules did is undone
          by rule and time, under{" "}
          <LocalLink className="link" href="/suppressions/policy">
            Automatic suppression
          </LocalLink>
          .
        </p>
      </PageHeading>
      <Suspense fallback={<PanelSkeleton height={432} label="The list of changes" />}>
        <BatchesPanel searchParams={searchParams} />
      </Suspense>
    </>
  );
}
