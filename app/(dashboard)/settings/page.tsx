import type { Metadata } from "next";
import { Suspense } from "react";
import { PageHeading } from "@/components/ui/page-heading";
import { Panel } from "@/components/ui/panel";
import { Skeleton } from "@/components/ui/states";
import { AppearancePanel, KeysPanel, MembersPanel, SessionPanel, ZonePanel } from "./panels";

export const metadata: Metadata = { title: "Settings" };

export default function SettingsPage() {
  return (
    <>
      <PageHeading title="Settings">Who may use this workspace, and how it looks to you.</PageHeading>
      <div className="grid gap-6">
        <Panel title="Members" subtitle="People who can sign in">
          <Suspense fallback={<Skeleton height={112} />}>
            <MembersPanel />
          </Suspense>
        </Panel>
        <Panel title="API keys" subtitle="For programs: Authorization: Bearer <key>">
          <Suspense fallback={<Skeleton height={112} />}>
            <KeysPanel />
          </Suspense>
        </Panel>
        <Panel title="Appearance" subtitle="Kept in this browser">
          <Suspense fallback={<Skeleton height={28} />}>
            <AppearancePanel />
          </Suspense>
        </Panel>
        <Panel title="Time zone" subtitle="Of the whole workspace">
          <Suspense fallback={<Skeleton height={20} />}>
            <ZonePanel />
          </Suspense>
        </Panel>
        <Panel title="Your session">
          <Suspense fallback={<Skeleton height={64} />}>
            <SessionPanel />
          </Suspense>
        </Panel>
      </div>
    </>
  );
}
