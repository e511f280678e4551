"use client";

import { ClassName } from "@/components/bounces/class-name";
import { CountLink } from "@/components/bounces/count-link";
import { Growth } from "@/components/bounces/growth";
import { ShareBar } from "@/components/bounces/share-bar";
import { groupColor } from "@/components/charts/colors";
import { Explain } from "@/components/ui/explain";
import { LocalLink } from "@/components/ui/local-link";
import { Panel } from "@/components/ui/panel";
import { Badge } from "@/components/ui/state";
import { EmptyState } from "@/components/ui/states";
import { type Column, DataTable } from "@/components/ui/table";
import { stepsFor } from "@/lib/bounces/class-advice";
import { bounceClassOf, type Group, groupOf, moveLabels } from "@/lib/bounces/constants";
import { moveOf } from "@/lib/bounces/sentence";
import type { BreakdownChangeRow, Filters, Range } from "@/lib/cube/types";
import { type View, viewHref } from "@/lib/cube/view";
import { count } from "@/lib/format";
import { countedHref } from "@/lib/messages/list-url";
import { providerLabel } from "@/lib/providers/constants";

export interface ClassTableProps {
  /** Of the filters without the class; "" is mail bounced after acceptance. */
  rows: readonly BreakdownChangeRow[];
  groups: Readonly<Record<string, Group>>;
  /** The provider with most failures of each class. */
  topProviders: Readonly<Record<string, { provider: string; failed: number }>>;
  view: View;
  range: Range;
  /** Those of the rows. */
  filters: Filters;
}

/** Every class that something failed or was deferred with; picking one narrows the page. */
export function ClassTable(props: ClassTableProps) {
  const { rows, view } = props;
  const classes = rows.filter(({ key }) => key !== "");
  return (
    <Panel
      title="Classes"
      actions={
        <Explain of="Classes">
          <p>
            A message counts once under the class of its failure, or of its last delay. The class is the sender’s own;
            where it gives none, ours if we are sure enough. Share is of all that failed or bounced in this selection.
          </p>
        </Explain>
      }
    >
      {classes.length === 0 ? (
        <EmptyState title="Nothing failed and nothing was deferred in this selection">
          <p>Classes will stand here with what they mean, whose move they are and what to do.</p>
        </EmptyState>
      ) : (
        <DataTable
          caption="Failed and deferred messages by class"
          rows={classes}
          rowKey={(row) => row.key}
          isCurrent={(row) => row.key === view.filters.classification}
          columns={columnsOf(props)}
          footer={<Total {...props} />}
        />
      )}
    </Panel>
  );
}

function columnsOf({ groups, topProviders, view, range, filters }: ClassTableProps): Column<BreakdownChangeRow>[] {
  const groupFor = (name: string) => groups[name] ?? groupOf(name);
  const listed = (as: "failed" | "deferred", classification: string) =>
    countedHref(range, as, { ...filters, classification });
  return [
    {
      key: "class",
      header: "Class",
      cell: ({ key }) => (
        <LocalLink
          href={viewHref("/bounces", view, { classification: key })}
          scroll={false}
          className="hover:underline"
        >
          <ClassName name={key} group={groupFor(key)} />
        </LocalLink>
      ),
    },
    {
      key: "meaning",
      header: "What it means, what to do first",
      wide: true,
      cell: ({ key }) => <Meaning name={key} />,
    },
    {
      key: "move",
      header: "Whose move",
      cell: ({ key }) => (
        <span className="flex items-center gap-2 whitespace-nowrap">
          {moveLabels[moveOf(key)]} <Badge>{bounceClassOf(key)?.word ?? "undetermined"}</Badge>
        </span>
      ),
    },
    {
      key: "failed",
      header: "Failed",
      numeric: true,
      cell: (row) => (
        <CountLink value={row.failed} what={`messages failed with ${row.key}`} href={listed("failed", row.key)} />
      ),
    },
    {
      key: "deferred",
      header: "Deferred",
      numeric: true,
      cell: (row) => (
        <CountLink value={row.deferred} what={`messages deferred with ${row.key}`} href={listed("deferred", row.key)} />
      ),
    },
    {
      key: "share",
      header: "Share",
      numeric: true,
      cell: (row) => <ShareBar share={row.share} color={groupColor[groupFor(row.key)]} />,
    },
    {
      key: "change",
      header: "Change",
      numeric: true,
      cell: (row) => <Growth current={row.failed} previous={row.previous.failed} />,
    },
    {
      key: "provider",
      header: "Most at",
      cell: ({ key }) => <TopProvider classification={key} top={topProviders[key]} view={view} />,
    },
  ];
}

function Meaning({ name }: { name: string }) {
  const [first] = stepsFor(name);
  return (
    <span className="grid min-w-64 py-1 text-sm">
      {bounceClassOf(name)?.meaning ?? "A class that Mailgauge does not know yet: read its answers."}
      {first !== undefined && <span className="text-muted">{first}</span>}
    </span>
  );
}

interface TopProviderProps {
  classification: string;
  top: { provider: string; failed: number } | undefined;
  view: View;
}

function TopProvider({ classification, top, view }: TopProviderProps) {
  return top === undefined ? (
    <span className="text-muted">–</span>
  ) : (
    <LocalLink
      href={viewHref("/bounces", view, { classification, provider: top.provider })}
      className="whitespace-nowrap hover:underline"
    >
      {providerLabel(top.provider)} <span className="text-muted">{count(top.failed)}</span>
    </LocalLink>
  );
}

function Total({ rows, range, filters }: ClassTableProps) {
  const sum = (part: "failed" | "deferred") => rows.reduce((total, row) => total + row[part], 0);
  return (
    <tr className="font-medium">
      <th scope="row">All</th>
      <td className="max-sm:hidden" />
      <td />
      <td className="numeric">
        <CountLink value={sum("failed")} what="messages failed" href={countedHref(range, "failed", filters)} />
      </td>
      <td className="numeric">
        <CountLink value={sum("deferred")} what="messages deferred" href={countedHref(range, "deferred", filters)} />
      </td>
      <td colSpan={3} />
    </tr>
  );
}
