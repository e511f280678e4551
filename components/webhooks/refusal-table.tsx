import { DataTable } from "@/components/ui/table";
import { Time } from "@/components/ui/time";
import { count } from "@/lib/format";
import type { Millis } from "@/lib/ingest/types";
import { remedyFor } from "@/lib/refusals/remedies";
import type { RefusalRow } from "@/lib/sources/types";

interface RefusalTableProps {
  refusals: readonly RefusalRow[];
  /** Of the source, for the table's name. */
  of: string;
  now: Millis;
  zone: string;
}

/** Refused webhooks by reason, with what to do. */
export function RefusalTable({ refusals, of, now, zone }: RefusalTableProps) {
  return (
    <DataTable
      caption={`Refused webhooks of ${of} in the last 7 days`}
      rows={refusals}
      rowKey={({ reason }) => reason}
      columns={[
        {
          key: "reason",
          header: "Reason and remedy",
          cell: ({ reason }) => {
            const { title, status, text, passing } = remedyFor(reason);
            return (
              <div className="grid max-w-[60ch] gap-0.5 py-1">
                <span className="font-medium">
                  {title}
                  {status !== null && <span className="font-normal text-muted"> ({status})</span>}
                </span>
                <span className="text-sm text-muted">
                  {text}
                  {passing && " Refused for now only."}
                </span>
              </div>
            );
          },
        },
        { key: "day", header: "24 h", numeric: true, wide: true, cell: ({ last24h }) => count(last24h) },
        { key: "week", header: "7 days", numeric: true, cell: ({ last7d }) => count(last7d) },
        {
          key: "last",
          header: "Last",
          numeric: true,
          cell: ({ lastAt }) => <Time at={lastAt} now={now} zone={zone} />,
        },
      ]}
    />
  );
}
