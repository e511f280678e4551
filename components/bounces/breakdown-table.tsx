"use client";

import type { ReactNode } from "react";
import { CountLink } from "@/components/bounces/count-link";
import { Growth } from "@/components/bounces/growth";
import { ShareBar } from "@/components/bounces/share-bar";
import { LocalLink } from "@/components/ui/local-link";
import { Mono } from "@/components/ui/mono";
import { Panel } from "@/components/ui/panel";
import { EmptyState, Note } from "@/components/ui/states";
import { DataTable } from "@/components/ui/table";
import { explains } from "@/lib/cube/breakdown/rows";
import type { BreakdownChangeRow, DetailCounts, Filters, Range } from "@/lib/cube/types";
import { type View, viewHref } from "@/lib/cube/view";
import { count, date } from "@/lib/format";
import { countedHref } from "@/lib/messages/list-url";
import type { MessageFilters } from "@/lib/messages/types";
import { restOf } from "@/lib/overview/rest";
import { providerLabel } from "@/lib/providers/constants";

export type BreakdownBy = "provider" | "host" | "domain" | "recipientDomain" | "tag" | "tenant" | "source";

interface Words {
  title: string;
  header: string;
  none: string;
  mono: boolean;
}

const words: Record<BreakdownBy, Words> = {
  provider: { title: "By mailbox provider", header: "Provider", none: "Other", mono: false },
  host: { title: "By receiving host", header: "Host", none: "no host reached", mono: true },
  domain: { title: "By sending domain", header: "From domain", none: "no sender", mono: true },
  recipientDomain: { title: "By recipient domain", header: "Recipient domain", none: "no recipient", mono: true },
  tag: { title: "By tag", header: "Tag", none: "no tag", mono: true },
  tenant: { title: "By tenant", header: "Tenant", none: "no tenant", mono: true },
  source: { title: "By source", header: "Source", none: "no source", mono: false },
};

export interface BreakdownTableProps {
  by: BreakdownBy;
  /** Those to show, in their order. */
  rows: readonly BreakdownChangeRow[];
  /** Of the whole selection, which rows and rest add up to. */
  total: DetailCounts;
  /** What the rows cover: whole days for hosts and recipient domains. */
  covered: Range;
  range: Range;
  view: View;
  filters: Filters;
  /** In words, why there are no rows. */
  refusal?: string | undefined;
  /** Names of keys that are ids. */
  names: Readonly<Record<string, string>>;
}

/** These narrow the page to themselves; it has no filter for the others. */
const narrowing: readonly BreakdownBy[] = ["provider", "domain", "tag", "tenant", "source"];

/** What failed, by one dimension, most first; rows and rest make the total. */
export function BreakdownTable(props: BreakdownTableProps) {
  const { by, rows, refusal, covered, range } = props;
  const { title, header } = words[by];
  const wider = covered.from !== range.from || covered.to !== range.to;
  return (
    <Panel
      title={title}
      {...(wider && {
        subtitle: `Counted by whole days: ${date(covered.from, covered.zone)} to ${date(covered.to - 1, covered.zone)}`,
      })}
    >
      {refusal !== undefined ? (
        <Note kind="unknown">{refusal}</Note>
      ) : rows.length === 0 ? (
        <EmptyState title="Nothing in this selection">
          <p>What failed or was deferred will stand here by {header.toLowerCase()}.</p>
        </EmptyState>
      ) : (
        <Rows {...props} />
      )}
    </Panel>
  );
}

function Rows({ by, rows, total, covered, view, filters, names }: BreakdownTableProps) {
  const { title, header, none, mono } = words[by];
  const rest = restOf(total, rows);
  const hasBounced = total.bounced > 0;
  const textOf = (key: string) => (key === "" ? none : by === "provider" ? providerLabel(key) : (names[key] ?? key));
  const narrowHref = (key: string) => (narrowing.includes(by) ? viewHref("/bounces", view, { [by]: key }) : undefined);
  const listed = (as: "failed" | "bounced" | "deferred", key: string) =>
    countedHref(covered, as, { ...filters, [by]: key } satisfies MessageFilters);
  return (
    <DataTable
      caption={`Failed, bounced and deferred messages ${title.toLowerCase()}`}
      rows={rows}
      rowKey={(row) => row.key}
      columns={[
        {
          key: "key",
          header,
          cell: (row) => (
            <Name key={row.key} href={narrowHref(row.key)} mono={mono && row.key !== ""}>
              {textOf(row.key)}
            </Name>
          ),
        },
        {
          key: "failed",
          header: "Failed",
          numeric: true,
          cell: (row) => (
            <CountLink value={row.failed} what={`failed, ${textOf(row.key)}`} href={listed("failed", row.key)} />
          ),
        },
        ...(hasBounced
          ? [
              {
                key: "bounced",
                header: "Bounced",
                numeric: true,
                cell: (row: BreakdownChangeRow) => (
                  <CountLink
                    value={row.bounced}
                    what={`bounced after acceptance, ${textOf(row.key)}`}
                    href={listed("bounced", row.key)}
                  />
                ),
              },
            ]
          : []),
        {
          key: "deferred",
          header: "Deferred",
          numeric: true,
          cell: (row) => (
            <CountLink value={row.deferred} what={`deferred, ${textOf(row.key)}`} href={listed("deferred", row.key)} />
          ),
        },
        { key: "share", header: "Share", numeric: true, wide: true, cell: (row) => <ShareBar share={row.share} /> },
        {
          key: "change",
          header: "Change",
          numeric: true,
          wide: true,
          cell: (row) => (
            <Growth current={row.failed + row.bounced} previous={row.previous.failed + row.previous.bounced} />
          ),
        },
      ]}
      footer={
        <>
          {explains(rest) && <Sum name="Others" counts={rest} hasBounced={hasBounced} />}
          <Sum name="All" counts={total} hasBounced={hasBounced} href={(as) => countedHref(covered, as, filters)} />
        </>
      }
    />
  );
}

function Name({ href, mono, children }: { href: string | undefined; mono: boolean; children: ReactNode }) {
  const text = mono ? <Mono>{children}</Mono> : children;
  return (
    <span className="block max-w-72 min-w-28">
      {href === undefined ? (
        text
      ) : (
        <LocalLink href={href} className="hover:underline">
          {text}
        </LocalLink>
      )}
    </span>
  );
}

interface SumProps {
  name: string;
  counts: DetailCounts;
  hasBounced: boolean;
  href?: (as: "failed" | "bounced" | "deferred") => string;
}

function Sum({ name, counts, hasBounced, href }: SumProps) {
  const cell = "numeric";
  const value = (as: "failed" | "bounced" | "deferred") =>
    href === undefined ? count(counts[as]) : <CountLink value={counts[as]} what={`${as}, all`} href={href(as)} />;
  return (
    <tr className="border-b font-medium">
      <th scope="row">{name}</th>
      <td className={cell}>{value("failed")}</td>
      {hasBounced && <td className={cell}>{value("bounced")}</td>}
      <td className={cell}>{value("deferred")}</td>
      <td className="max-sm:hidden" colSpan={2} />
    </tr>
  );
}
