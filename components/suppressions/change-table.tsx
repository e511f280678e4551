import { LocalLink } from "@/components/ui/local-link";
import { Badge } from "@/components/ui/state";
import { DataTable } from "@/components/ui/table";
import { exactTime } from "@/lib/format";
import type { SuppressionChange } from "@/lib/suppressions/types";
import { actionLabels, actorWords, originLabels, reasonWords } from "@/lib/suppressions/words";

/** Every change of an address, the newest first. */
export function ChangeTable({ changes, zone }: { changes: readonly SuppressionChange[]; zone: string }) {
  return (
    <DataTable
      caption={`Changes of this address, newest first, times in ${zone}`}
      rows={changes}
      rowKey={({ id }) => id}
      columns={[
        {
          key: "at",
          header: "When",
          cell: ({ at }) => <span className="whitespace-nowrap">{exactTime(at, zone)}</span>,
        },
        {
          key: "action",
          header: "What",
          cell: ({ action, scope }) => (
            <span className="flex flex-wrap gap-2">
              {actionLabels[action]}
              {scope !== "" && <Badge>tenant {scope}</Badge>}
            </span>
          ),
        },
        { key: "actor", header: "Who", cell: ({ actor }) => <span className="break-words">{actorWords(actor)}</span> },
        {
          key: "reason",
          header: "Reason",
          cell: ({ reason }) => (
            <span className="break-words">
              {reason === null ? "" : reasonWords({ reason, classification: reason })}
            </span>
          ),
        },
        { key: "origin", header: "Origin", wide: true, cell: ({ origin }) => originLabels[origin] },
        {
          key: "message",
          header: "Message",
          wide: true,
          cell: ({ messageId }) =>
            messageId === null ? null : (
              <LocalLink className="link" href={`/messages/${encodeURIComponent(messageId)}`}>
                Message
              </LocalLink>
            ),
        },
      ]}
    />
  );
}
