import { CheckedState, ReportedState } from "@/components/domains/record-state";
import { VerdictState } from "@/components/domains/verdict-state";
import { KeptLink } from "@/components/shell/kept-link";
import { LocalLink } from "@/components/ui/local-link";
import { Mono } from "@/components/ui/mono";
import { EmptyState, Skeleton } from "@/components/ui/states";
import { observedRecords } from "@/lib/domains/check/types";
import { recordLabels } from "@/lib/domains/constants";
import type { DomainRow } from "@/lib/domains/types";
import { count, plural } from "@/lib/format";
import type { Millis } from "@/lib/ingest/types";

interface DomainListProps {
  rows: readonly DomainRow[];
  /** A path with the range and the source of this page: there may be hundreds of lines, so links are plain. */
  hrefOf: (path: string) => string;
  now: Millis;
  zone: string;
}

/** A sending domain a line: its verdict, and each record as we found it and as the sender reported it. */
export function DomainList({ rows, hrefOf, now, zone }: DomainListProps) {
  return (
    <ul className="border-t">
      {rows.map((row) => (
        <li
          key={row.name}
          className="grid grid-cols-1 gap-x-6 gap-y-2 border-b py-3 xl:grid-cols-[minmax(0,1fr)_46rem] xl:items-start"
        >
          <div className="grid min-w-0 content-start gap-1">
            <div className="flex flex-wrap items-baseline justify-between gap-x-4 gap-y-0.5">
              <h2 className="min-w-0 wrap-anywhere">
                <LocalLink className="link" href={hrefOf(`/domains/${encodeURIComponent(row.name)}`)}>
                  <Mono>{row.name}</Mono>
                </LocalLink>
              </h2>
              <VerdictState verdict={row.verdict} />
            </div>
            <p className="text-sm">
              {row.verdict.text} <Affected row={row} hrefOf={hrefOf} />
            </p>
            <WhyNotChecked row={row} />
          </div>
          <Records row={row} now={now} zone={zone} />
        </li>
      ))}
    </ul>
  );
}

/**
 * The two stand beside each other and are never merged: where they disagree, that is the finding. The same cells are
 * a line a record on a phone and a column a record where there is room.
 */
function Records({ row, now, zone }: Pick<DomainListProps, "now" | "zone"> & { row: DomainRow }) {
  return (
    <div className="grid grid-cols-[5rem_repeat(2,minmax(0,1fr))] gap-x-2 gap-y-0.5 md:grid-flow-col md:grid-cols-[3.5rem_repeat(5,minmax(0,1fr))] md:grid-rows-[repeat(3,auto)]">
      <div aria-hidden="true" className="contents text-xs leading-5 text-muted">
        <span />
        <span>Checked</span>
        <span>Reported</span>
      </div>
      <dl className="contents">
        {observedRecords.map((name) => {
          const told = { name, standing: row.standings[name], now, zone };
          return (
            <div key={name} className="contents">
              <dt className="text-xs leading-5">{recordLabels[name]}</dt>
              <dd className="min-w-0 [&_span]:whitespace-normal">
                <span className="sr-only">Checked: </span>
                <CheckedState {...told} unknown={uncheckedWord(row)} />
              </dd>
              <dd className="min-w-0 [&_span]:whitespace-normal">
                <span className="sr-only">Reported: </span>
                <ReportedState {...told} />
              </dd>
            </div>
          );
        })}
      </dl>
    </div>
  );
}

const uncheckedWord = ({ lookUp, observedAt }: DomainRow): string =>
  lookUp !== "on" ? "Not looked up" : observedAt === null ? "Not checked yet" : "Not known";

function WhyNotChecked({ row: { lookUp, observedAt } }: { row: DomainRow }) {
  if (lookUp === "not-public") {
    return <p className="text-xs text-muted wrap-anywhere">This is no public domain name, so it is not looked up.</p>;
  }
  return lookUp === "on" && observedAt === null ? (
    <p className="text-xs text-muted">Not checked yet: the next round starts within a minute.</p>
  ) : null;
}

function Affected({ row, hrefOf }: Pick<DomainListProps, "hrefOf"> & { row: DomainRow }) {
  const { delivered, failed, deferred } = row.affected;
  if (delivered + failed + deferred === 0) {
    return <span className="text-muted">No mail from it in the last 24 hours.</span>;
  }
  return (
    <span className="text-muted">
      In the last 24 hours {count(delivered)} delivered,{" "}
      <LocalLink className="link" href={hrefOf(`/bounces?domain=${encodeURIComponent(row.name)}&range=24h`)}>
        {plural(failed, "failure")}
      </LocalLink>
      , {count(deferred)} deferred.
    </span>
  );
}

export function NoDomain() {
  return (
    <EmptyState title="No sending domain has been seen yet">
      <p>
        A domain appears here with the first message from it, and is looked up in DNS within a minute. Connect a sender
        on the{" "}
        <KeptLink className="link" href="/webhooks">
          Webhooks
        </KeptLink>{" "}
        page.
      </p>
    </EmptyState>
  );
}

export function DomainListSkeleton() {
  return (
    <div role="status" aria-label="Domains are being read" className="grid gap-3">
      {["first", "second", "third", "fourth"].map((key) => (
        <Skeleton key={key} height={96} />
      ))}
    </div>
  );
}
