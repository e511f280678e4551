"use client";

import { ClassName } from "@/components/bounces/class-name";
import { CountLink } from "@/components/bounces/count-link";
import { Growth } from "@/components/bounces/growth";
import { ShareBar } from "@/components/bounces/share-bar";
import { groupColor } from "@/components/charts/colors";
import { LocalLink } from "@/components/ui/local-link";
import { Panel } from "@/components/ui/panel";
import { EmptyState } from "@/components/ui/states";
import { DataTable } from "@/components/ui/table";
import { type Group, groupOf } from "@/lib/bounces/constants";
import type { BreakdownChangeRow, Filters, Range } from "@/lib/cube/types";
import { type View, viewHref } from "@/lib/cube/view";
import { countedHref } from "@/lib/messages/list-url";

interface ClassSharesProps {
  rows: readonly BreakdownChangeRow[];
  groups: Readonly<Record<string, Group>>;
  view: View;
  range: Range;
  filters: Filters;
}

const lost = (row: Pick<BreakdownChangeRow, "failed" | "bounced">) => row.failed + row.bounced;

/** Why mail bounced, most first. */
export function ClassShares({ rows, groups, view, range, filters }: ClassSharesProps) {
  const failing = rows.filter((row) => lost(row) > 0).toSorted((a, b) => lost(b) - lost(a));
  const groupFor = (name: string) => groups[name] ?? groupOf(name);
  return (
    <Panel
      title="Why mail bounced"
      actions={
        <LocalLink className="link text-sm" href={viewHref("/bounces", view)}>
          All bounces
        </LocalLink>
      }
    >
      {failing.length === 0 ? (
        <EmptyState title="Nothing bounced in this period">
          <p>The classes of what fails will stand here, with their share and their change.</p>
        </EmptyState>
      ) : (
        <DataTable
          caption="Failed and bounced messages by class"
          rows={failing}
          rowKey={(row) => row.key}
          columns={[
            {
              key: "class",
              header: "Class",
              cell: (row) =>
                row.key === "" ? (
                  <ClassName name="" />
                ) : (
                  <LocalLink href={viewHref("/bounces", view, { classification: row.key })} className="hover:underline">
                    <ClassName name={row.key} group={groupFor(row.key)} />
                  </LocalLink>
                ),
            },
            {
              key: "count",
              header: "Messages",
              numeric: true,
              cell: (row) => (
                <CountLink
                  value={lost(row)}
                  what={row.key === "" ? "messages bounced after acceptance" : `messages failed with ${row.key}`}
                  href={
                    row.key === ""
                      ? countedHref(range, "bounced", filters)
                      : countedHref(range, "failed", { ...filters, classification: row.key })
                  }
                />
              ),
            },
            {
              key: "share",
              header: "Share",
              numeric: true,
              cell: (row) => (
                <ShareBar
                  share={row.share}
                  color={row.key === "" ? "var(--outcome-bounced)" : groupColor[groupFor(row.key)]}
                />
              ),
            },
            {
              key: "change",
              header: "Change",
              numeric: true,
              wide: true,
              cell: (row) => <Growth current={lost(row)} previous={lost(row.previous)} />,
            },
          ]}
        />
      )}
    </Panel>
  );
}
