import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { Suspense } from "react";
import { TimelinePanel } from "@/app/(dashboard)/messages/[id]/panels";
import { MessageFacts } from "@/components/messages/message-facts";
import { RecipientSuppression, SameAnswer } from "@/components/messages/message-next";
import { MessageState } from "@/components/messages/state-words";
import { WhatToDo } from "@/components/messages/what-to-do";
import { LinkButton } from "@/components/ui/link-button";
import { PageHeading } from "@/components/ui/page-heading";
import { Panel } from "@/components/ui/panel";
import { PanelBoundary } from "@/components/ui/panel-boundary";
import { Note, PanelSkeleton } from "@/components/ui/states";
import { loadMessage } from "@/lib/messages/loaders";
import { verdictOn } from "@/lib/messages/verdict";
import { loadShell } from "@/lib/shell/loaders";

export const metadata: Metadata = { title: "Message" };

export default async function MessagePage({ params }: PageProps<"/messages/[id]">) {
  const { id } = await params;
  const [{ now, zone }, message] = await Promise.all([loadShell(), loadMessage(id)]);
  if (message === null) {
    notFound();
  }
  const uncounted = [
    message.direction === "incoming" ? "it came in" : null,
    message.test ? "it is a test" : null,
  ].filter((reason) => reason !== null);
  return (
    <>
      <PageHeading
        title={<span className="break-words">Message to {message.recipient ?? "an unknown recipient"}</span>}
        actions={<LinkButton href="/messages">All messages</LinkButton>}
      >
        <p className="break-words text-ink">{verdictOn(message, now, zone)}</p>
        <p className="mt-2">
          <MessageState row={message} now={now} />
        </p>
      </PageHeading>
      {uncounted.length > 0 && (
        <div className="mb-6">
          <Note kind="unknown">Not counted in any figure: {uncounted.join(", and ")}.</Note>
        </div>
      )}
      <div className="grid grid-cols-[minmax(0,1fr)] items-start gap-6 lg:grid-cols-[minmax(0,2fr)_minmax(0,1fr)] lg:gap-10">
        <div className="grid grid-cols-[minmax(0,1fr)] gap-6">
          <PanelBoundary what="The timeline">
            <Suspense fallback={<PanelSkeleton height={320} label="The timeline" />}>
              <TimelinePanel message={message} zone={zone} />
            </Suspense>
          </PanelBoundary>
          <WhatToDo message={message} />
          <SameAnswer message={message} />
        </div>
        <div className="grid grid-cols-[minmax(0,1fr)] gap-6">
          <RecipientSuppression {...{ message, now, zone }} />
          <Panel title="Facts">
            <MessageFacts message={message} zone={zone} />
          </Panel>
        </div>
      </div>
    </>
  );
}
