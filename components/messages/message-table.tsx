import { ClassName } from "@/components/bounces/class-name";
import { MessageState } from "@/components/messages/state-words";
import { LocalLink } from "@/components/ui/local-link";
import { Badge } from "@/components/ui/state";
import { DataTable } from "@/components/ui/table";
import { Time } from "@/components/ui/time";
import type { Millis } from "@/lib/ingest/types";
import type { MessageRow } from "@/lib/messages/types";
import { providerLabel } from "@/lib/providers/constants";
import { visibleText } from "@/lib/visible-text";

export type ListedBy = "activityAt" | "stateAt" | "firstDelayAt";

interface MessageTableProps {
  caption: string;
  /** The time that the list goes by. */
  by?: ListedBy;
  rows: readonly MessageRow[];
  now: Millis;
  zone: string;
}

const timeHeaders: Record<ListedBy, string> = {
  activityAt: "Newest event",
  stateAt: "When",
  firstDelayAt: "First delay",
};

/** A dense list of messages; each row opens its message. */
export function MessageTable({ caption, rows, now, zone, by = "stateAt" }: MessageTableProps) {
  return (
    <DataTable
      caption={caption}
      rows={rows}
      rowKey={(row) => row.id}
      columns={[
        { key: "recipient", header: "Recipient", cell: (row) => <Recipient row={row} /> },
        { key: "state", header: "State", cell: (row) => <MessageState row={row} now={now} /> },
        { key: "why", header: "Why", cell: (row) => <Why row={row} /> },
        { key: "where", header: "Receiving host", wide: true, cell: (row) => <Where row={row} /> },
        {
          key: "domain",
          header: "From domain",
          wide: true,
          cell: (row) =>
            row.domain === null ? <None /> : <span className="mono block max-w-44 truncate">{row.domain}</span>,
        },
        {
          key: "at",
          header: timeHeaders[by],
          numeric: true,
          cell: (row) => <Time at={row[by] ?? row.stateAt} now={now} zone={zone} />,
        },
      ]}
    />
  );
}

const None = () => <span className="text-muted">–</span>;

function Recipient({ row }: { row: MessageRow }) {
  return (
    <span className="grid min-w-40 max-w-80">
      <LocalLink href={`/messages/${encodeURIComponent(row.id)}`} className="link mono">
        {row.recipient ?? "recipient not reported"}
      </LocalLink>
      <span className="flex min-w-0 items-center gap-2 text-xs text-muted">
        <span className="truncate">{row.subject ?? "no subject"}</span>
        {row.direction === "incoming" && <Badge>incoming</Badge>}
        {row.test && <Badge>test</Badge>}
      </span>
    </span>
  );
}

function Why({ row }: { row: MessageRow }) {
  // What a server says when it takes a message explains nothing.
  const said = row.state === "delivered" ? null : (row.answer ?? row.details);
  const answer = said === null ? null : visibleText(said);
  if (row.classification === null && answer === null) {
    return <None />;
  }
  return (
    <span className="grid max-w-80 min-w-40">
      {row.classification !== null && (
        <span className="flex gap-1">
          {row.state === "delivered" && <span className="text-muted">delayed by</span>}
          <ClassName name={row.classification} group={row.group ?? undefined} />
        </span>
      )}
      {answer !== null && (
        <span className="mono truncate text-muted" title={answer}>
          {answer}
        </span>
      )}
    </span>
  );
}

function Where({ row }: { row: MessageRow }) {
  return row.host === null ? (
    <span className="text-muted">{providerLabel(row.provider)}</span>
  ) : (
    <span className="grid max-w-56">
      <span className="mono truncate" title={row.host}>
        {row.host}
      </span>
      <span className="text-xs text-muted">{providerLabel(row.provider)}</span>
    </span>
  );
}
