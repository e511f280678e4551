import { State } from "@/components/ui/state";
import { DataTable } from "@/components/ui/table";
import { count, dateTime, rate } from "@/lib/format";
import type { LimitNotice } from "@/lib/limits/types";

/** The notices of one server, newest first. */
export function NoticeHistory({
  history,
  name,
  zone,
}: {
  history: readonly LimitNotice[];
  name: string;
  zone: string;
}) {
  return (
    <DataTable
      caption={`Send limit notices of ${name}, times in ${zone}`}
      rows={history}
      rowKey={({ eventId }) => eventId}
      columns={[
        {
          key: "at",
          header: "Reported",
          cell: ({ reportedAt }) => <span className="whitespace-nowrap">{dateTime(reportedAt, zone)}</span>,
        },
        {
          key: "type",
          header: "Notice",
          cell: ({ type }) => (
            <State kind={type === "SendLimitExceeded" ? "bad" : "warning"}>
              {type === "SendLimitExceeded" ? "Exceeded" : "Approaching"}
            </State>
          ),
        },
        { key: "volume", header: "Mails", numeric: true, cell: ({ volume }) => count(volume) },
        {
          key: "share",
          header: "Of limit",
          numeric: true,
          cell: ({ volume, limit }) => rate(limit > 0 ? volume / limit : null),
        },
      ]}
    />
  );
}
