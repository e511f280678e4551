import { RecordState } from "@/components/domains/record-state";
import { DataTable } from "@/components/ui/table";
import { recordLabels } from "@/lib/domains/constants";
import { type DomainReport, dnsRecords } from "@/lib/domains/types";
import { dateTime, plural } from "@/lib/format";

/** What each report said, the newest first. Equal reports in a row are one line with their count. */
export function ReportHistory({ history, zone }: { history: readonly DomainReport[]; zone: string }) {
  const runs = runsOf(history);
  return (
    <DataTable
      caption={`Reports on this domain, newest first, times in ${zone}`}
      rows={runs}
      rowKey={({ newest }) => newest.eventId}
      columns={[
        {
          key: "at",
          header: "Checked",
          cell: ({ newest, oldest, length }) => (
            <span className="whitespace-nowrap">
              {length > 1 && <>{dateTime(oldest.checkedAt, zone)} to </>}
              {dateTime(newest.checkedAt, zone)}
            </span>
          ),
        },
        ...dnsRecords.map((name) => ({
          key: name,
          header: recordLabels[name],
          cell: ({ newest }: Run) => <RecordState record={newest[name]} />,
        })),
        {
          key: "count",
          header: "Said",
          cell: ({ length }) => <span className="whitespace-nowrap">{plural(length, "time")}</span>,
        },
        { key: "by", header: "By", cell: ({ newest }) => newest.sourceName ?? "a removed source" },
      ]}
    />
  );
}

interface Run {
  newest: DomainReport;
  oldest: DomainReport;
  length: number;
}

const saying = (report: DomainReport) =>
  JSON.stringify([report.sourceId, dnsRecords.map((name) => [report[name].status, report[name].error])]);

function runsOf(history: readonly DomainReport[]): Run[] {
  const runs: Run[] = [];
  for (const report of history) {
    const open = runs.at(-1);
    if (open !== undefined && saying(open.newest) === saying(report)) {
      open.oldest = report;
      open.length++;
    } else {
      runs.push({ newest: report, oldest: report, length: 1 });
    }
  }
  return runs;
}
