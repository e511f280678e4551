import { groupColor } from "@/components/charts/colors";
import { type TabLink, TabLinks } from "@/components/ui/tab-links";
import { groupLabels, groups } from "@/lib/bounces/constants";
import type { BreakdownRow } from "@/lib/cube/types";
import { type View, viewHref } from "@/lib/cube/view";
import { rate } from "@/lib/format";

/** The five groups with what failed in each and their share of all that failed or bounced. */
export function GroupTabs({ rows, view }: { rows: readonly BreakdownRow[]; view: View }) {
  const found = new Map(rows.map((row) => [row.key, row]));
  const current = view.filters.group;
  const all: TabLink = {
    href: viewHref("/bounces", view, { group: undefined, classification: undefined }),
    label: "All",
    count: rows.reduce((sum, row) => sum + row.failed, 0),
    current: current === undefined,
  };
  return (
    <TabLinks
      label="Groups of classes, with failed messages"
      tabs={[
        all,
        ...groups.map((group) => {
          const row = found.get(group);
          const share = row?.share ?? null;
          return {
            href: viewHref("/bounces", view, { group, classification: undefined }),
            label: share === null || share === 0 ? groupLabels[group] : `${groupLabels[group]} ${rate(share)}`,
            count: row?.failed ?? 0,
            current: current === group,
            color: groupColor[group],
          };
        }),
      ]}
    />
  );
}
