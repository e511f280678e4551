import type { ReactNode } from "react";
import { CountLink } from "@/components/bounces/count-link";
import { LocalLink } from "@/components/ui/local-link";
import { StateIcon } from "@/components/ui/state";
import { DataTable } from "@/components/ui/table";
import type { BreakdownRow, DetailCounts, Filters, Range } from "@/lib/cube/types";
import { count, rate } from "@/lib/format";
import { countedHref } from "@/lib/messages/list-url";
import { restOf } from "@/lib/overview/rest";
import { bounceRate, deliveryRate, ended } from "@/lib/rates";
import type { Thresholds } from "@/lib/settings/types";

interface RatesTableProps {
  caption: string;
  header: string;
  rows: readonly BreakdownRow[];
  /** Of the whole range, which the rows and their rest add up to. */
  total: DetailCounts;
  /** Rows shown; the others are one row. */
  limit?: number;
  nameOf: (key: string) => ReactNode;
  /** The name in words, for a link. */
  wordsOf: (key: string) => string;
  hrefOf: (key: string) => string;
  filtersOf: (key: string) => Filters;
  filters: Filters;
  range: Range;
  thresholds: Thresholds;
}

/** Rows that add up to the total, each with its rates and a mark where one crossed its line. */
export function RatesTable(props: RatesTableProps) {
  const {
    caption,
    header,
    rows,
    total,
    limit = 8,
    nameOf,
    wordsOf,
    hrefOf,
    filtersOf,
    filters,
    range,
    thresholds,
  } = props;
  const shown = rows.slice(0, limit);
  const rest = restOf(total, shown);
  return (
    <DataTable
      caption={caption}
      rows={shown}
      rowKey={(row) => row.key}
      columns={[
        {
          key: "name",
          header,
          cell: (row) => (
            <LocalLink href={hrefOf(row.key)} className="hover:underline">
              {nameOf(row.key)}
            </LocalLink>
          ),
        },
        { key: "ended", header: "Messages", numeric: true, wide: true, cell: (row) => count(ended(row)) },
        { key: "delivery", header: "Delivered", numeric: true, wide: true, cell: (row) => rate(deliveryRate(row)) },
        {
          key: "bounce",
          header: "Bounced",
          numeric: true,
          cell: (row) => <BounceRate counts={row} thresholds={thresholds} />,
        },
        {
          key: "failed",
          header: "Failed",
          numeric: true,
          cell: (row) => (
            <CountLink
              value={row.failed}
              what={`messages failed, ${wordsOf(row.key)}`}
              href={countedHref(range, "failed", filtersOf(row.key))}
            />
          ),
        },
        {
          key: "deferred",
          header: "Deferred",
          numeric: true,
          cell: (row) => (
            <CountLink
              value={row.deferred}
              what={`messages deferred, ${wordsOf(row.key)}`}
              href={countedHref(range, "deferred", filtersOf(row.key))}
            />
          ),
        },
      ]}
      footer={
        <>
          {rows.length > shown.length && <SumRow name={`${count(rows.length - shown.length)} others`} counts={rest} />}
          <SumRow
            name="All"
            counts={total}
            failed={
              <CountLink value={total.failed} what="messages failed" href={countedHref(range, "failed", filters)} />
            }
            deferred={
              <CountLink
                value={total.deferred}
                what="messages deferred"
                href={countedHref(range, "deferred", filters)}
              />
            }
          />
        </>
      }
    />
  );
}

/** The rate with a sign where it crossed a line; without one under the least volume. */
export function BounceRate({ counts, thresholds }: { counts: DetailCounts; thresholds: Thresholds }) {
  const value = bounceRate(counts);
  const judged = value !== null && ended(counts) >= thresholds.minimumVolume;
  const kind = !judged || value < thresholds.bounceWarning ? null : value < thresholds.bounceBad ? "warning" : "bad";
  return (
    <span className="inline-flex items-center gap-1.5">
      {kind !== null && <StateIcon kind={kind} named />}
      {rate(value)}
    </span>
  );
}

interface SumRowProps {
  name: string;
  counts: DetailCounts;
  failed?: ReactNode;
  deferred?: ReactNode;
}

function SumRow({ name, counts, failed, deferred }: SumRowProps) {
  const cell = "numeric";
  return (
    <tr className="border-b font-medium">
      <th scope="row">{name}</th>
      <td className={`${cell} max-sm:hidden`}>{count(ended(counts))}</td>
      <td className={`${cell} max-sm:hidden`}>{rate(deliveryRate(counts))}</td>
      <td className={cell}>{rate(bounceRate(counts))}</td>
      <td className={cell}>{failed ?? count(counts.failed)}</td>
      <td className={cell}>{deferred ?? count(counts.deferred)}</td>
    </tr>
  );
}
