import { LocalLink } from "@/components/ui/local-link";
import { State } from "@/components/ui/state";
import { DataTable } from "@/components/ui/table";
import { Time } from "@/components/ui/time";
import type { Millis } from "@/lib/ingest/types";
import { addressHref } from "@/lib/suppressions/href";
import type { HeldAddress } from "@/lib/suppressions/types";
import { senderListNote } from "@/lib/suppressions/words";

interface HeldBySenderProps {
  held: readonly HeldAddress[];
  now: Millis;
  zone: string;
}

/** Addresses whose mail the sender holds back by its own list, and whether ours has them. */
export function HeldBySender({ held, now, zone }: HeldBySenderProps) {
  return (
    <div className="grid gap-3">
      <p className="max-w-[75ch] text-sm text-muted">{senderListNote}</p>
      {held.length === 0 ? (
        <p className="text-sm text-muted">No message was held for that reason.</p>
      ) : (
        <DataTable
          caption={`Addresses held by the sender's own list, the newest first, times in ${zone}`}
          rows={held}
          rowKey={({ messageId }) => messageId}
          columns={[
            {
              key: "address",
              header: "Address",
              cell: ({ address }) => (
                <LocalLink href={addressHref(address)} className="link mono wrap-anywhere">
                  {address}
                </LocalLink>
              ),
            },
            {
              key: "ours",
              header: "Here",
              cell: ({ isSuppressed }) =>
                isSuppressed ? (
                  <State kind="good">Suppressed too</State>
                ) : (
                  <State kind="warning">Not on this list</State>
                ),
            },
            {
              key: "message",
              header: "Message",
              wide: true,
              cell: ({ messageId }) => (
                <LocalLink className="link" href={`/messages/${encodeURIComponent(messageId)}`}>
                  The one that is held
                </LocalLink>
              ),
            },
            { key: "at", header: "Held", cell: ({ at }) => <Time at={at} now={now} zone={zone} /> },
          ]}
        />
      )}
    </div>
  );
}
