import type { Metadata } from "next";
import { Suspense } from "react";
import { ApplyPanel, PolicyPanel, UndoRulePanel } from "@/app/(dashboard)/suppressions/policy/panels";
import { AbovePage } from "@/components/suppressions/above-page";
import { PageHeading } from "@/components/ui/page-heading";
import { Panel } from "@/components/ui/panel";
import { Skeleton } from "@/components/ui/states";

export const metadata: Metadata = { title: "Automatic suppression" };

export default function PolicyPage() {
  return (
    <>
      <AbovePage />
      <PageHeading title="Automatic suppression">
        <p>When an address goes on the workspace&apos;s list by itself, and when it comes off again.</p>
      </PageHeading>
      <div className="grid gap-6">
        <Panel
          title="Rules"
          subtitle="Beside each rule: what it alone would have done with the failures of the last 30 days"
        >
          <Suspense fallback={<Skeleton height={1500} />}>
            <PolicyPanel />
          </Suspense>
        </Panel>
        <Panel title="Apply to the past" subtitle="Rules hold from when they were saved; this is for what came before">
          <Suspense fallback={<Skeleton height={128} />}>
            <ApplyPanel />
          </Suspense>
        </Panel>
        <Panel title="Undo what a rule did" subtitle="For a rule that was too strict, or a fault of a receiver">
          <Suspense fallback={<Skeleton height={160} />}>
            <UndoRulePanel />
          </Suspense>
        </Panel>
      </div>
    </>
  );
}
