import { Suspense } from "react";
import { KeptLink } from "@/components/shell/kept-link";
import { AddressButtons } from "@/components/suppressions/address-buttons";
import { ChangeTable } from "@/components/suppressions/change-table";
import { RecentMessages } from "@/components/suppressions/recent-messages";
import { Why } from "@/components/suppressions/why";
import { PageHeading } from "@/components/ui/page-heading";
import { Panel } from "@/components/ui/panel";
import { State } from "@/components/ui/state";
import { Skeleton } from "@/components/ui/states";
import { allows } from "@/lib/auth/scope";
import { loadMessages } from "@/lib/messages/loaders";
import { segmentText } from "@/lib/search-value";
import { loadShell } from "@/lib/shell/loaders";
import { addressKey } from "@/lib/suppressions/address";
import { loadAddress } from "@/lib/suppressions/loaders";
import { senderListNote } from "@/lib/suppressions/words";

export async function AddressPanels({ params }: { params: Promise<{ address: string }> }) {
  const address = addressKey(segmentText((await params).address));
  const [{ entries, changes }, { actor, now, zone }] = await Promise.all([loadAddress(address), loadShell()]);
  const [first] = entries;
  return (
    <>
      <nav aria-label="Above this page" className="mb-2 text-sm">
        <KeptLink className="link" href="/suppressions">
          Suppressions
        </KeptLink>
      </nav>
      <PageHeading
        title={<span className="font-mono wrap-anywhere">{first?.addressShown ?? address}</span>}
        actions={allows(actor.scopes, ["suppressions"]) && <AddressButtons address={address} entry={first ?? null} />}
      >
        {first === undefined ? (
          <State kind="good">Not suppressed</State>
        ) : (
          <State kind="warning">
            {first.scope === "" ? "Suppressed for the whole workspace" : `Suppressed for tenant ${first.scope}`}
          </State>
        )}
      </PageHeading>
      <div className="grid gap-6">
        {entries.map((entry) => (
          <Panel key={entry.id} title={entry.scope === "" ? "Why" : `Why, on the list of tenant ${entry.scope}`}>
            <Why entry={entry} now={now} zone={zone} />
          </Panel>
        ))}
        <Panel title="Messages to it" subtitle="The ten newest">
          <Suspense fallback={<Skeleton height={144} />}>
            <MessagesPanel address={address} />
          </Suspense>
        </Panel>
        <Panel title="History" subtitle="Every change, kept for ever">
          {changes.length === 0 ? (
            <p className="text-sm text-muted">This address was never on a list.</p>
          ) : (
            <ChangeTable changes={changes} zone={zone} />
          )}
        </Panel>
        <Panel title="The sender's own list">
          <p className="max-w-[75ch] text-sm">{senderListNote}</p>
        </Panel>
      </div>
    </>
  );
}

async function MessagesPanel({ address }: { address: string }) {
  const [page, { now, zone }] = await Promise.all([loadMessages({ recipient: address }, { limit: 10 }), loadShell()]);
  return <RecentMessages messages={page.ok ? page.value.rows : []} now={now} zone={zone} />;
}
