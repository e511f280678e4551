import type { Metadata } from "next";
import { Suspense } from "react";
import { BenchPanel } from "@/app/(dashboard)/bounces/answer/panels";
import { KeptLink } from "@/components/shell/kept-link";
import { PageHeading } from "@/components/ui/page-heading";
import { PanelBoundary } from "@/components/ui/panel-boundary";
import { PanelSkeleton } from "@/components/ui/states";

export const metadata: Metadata = { title: "Read an answer" };

export default function AnswerPage() {
  return (
    <>
      <nav aria-label="Above this page" className="mb-2 text-sm">
        <KeptLink className="link" href="/bounces">
          Bounces
        </KeptLink>
      </nav>
      <PageHeading title="Read an answer">
        <p>What a receiving server means by its answer, how sure that is, and what to do about it.</p>
      </PageHeading>
      <PanelBoundary what="The form">
        <Suspense fallback={<PanelSkeleton height={320} label="The form" />}>
          <BenchPanel />
        </Suspense>
      </PanelBoundary>
    </>
  );
}
