import { LocalLink } from "@/components/ui/local-link";
import { Note } from "@/components/ui/states";
import { DataTable } from "@/components/ui/table";
import { Time } from "@/components/ui/time";
import { bounceClassOf } from "@/lib/bounces/constants";
import type { Millis } from "@/lib/ingest/types";
import { isHeldBySenderList } from "@/lib/messages/timeline";
import type { MessageRow } from "@/lib/messages/types";

interface RecentMessagesProps {
  messages: readonly MessageRow[];
  now: Millis;
  zone: string;
}

/** The newest messages to the address, and whether the sender's own list held one. */
export function RecentMessages({ messages, now, zone }: RecentMessagesProps) {
  if (messages.length === 0) {
    return <p className="text-sm text-muted">No message to this address has been reported.</p>;
  }
  const held = messages.find(({ state, details }) => state === "held" && isHeldBySenderList(details));
  return (
    <div className="grid gap-3">
      {held !== undefined && (
        <Note kind="warning">
          Held by the sender&apos;s own list: its mail to this address did not go out{" "}
          <Time at={held.stateAt} now={now} zone={zone} focusable />. Removing it here does not change that list.
        </Note>
      )}
      <DataTable
        caption={`The newest messages to this address, times in ${zone}`}
        rows={messages}
        rowKey={({ id }) => id}
        columns={[
          {
            key: "subject",
            header: "Subject",
            cell: ({ id, subject }) => (
              <LocalLink className="link break-words" href={`/messages/${encodeURIComponent(id)}`}>
                {subject ?? "(no subject)"}
              </LocalLink>
            ),
          },
          { key: "state", header: "State", cell: ({ state }) => stateWords[state] },
          {
            key: "class",
            header: "Class",
            wide: true,
            cell: ({ classification }) => bounceClassOf(classification)?.label ?? classification ?? "",
          },
          { key: "at", header: "When", cell: ({ stateAt }) => <Time at={stateAt} now={now} zone={zone} /> },
        ]}
      />
    </div>
  );
}

const stateWords: Record<MessageRow["state"], string> = {
  delivered: "Delivered",
  failed: "Failed",
  bounced: "Bounced",
  held: "Held",
  deferred: "Deferred",
  none: "No outcome",
};
