import { classWords } from "@/components/bounces/class-name";
import { groupColor } from "@/components/charts/colors";
import { StackedArea } from "@/components/charts/time-chart";
import type { ChartPoint, Series } from "@/components/charts/types";
import { LocalLink } from "@/components/ui/local-link";
import { Panel } from "@/components/ui/panel";
import { EmptyState } from "@/components/ui/states";
import { type Group, groupLabels, groups } from "@/lib/bounces/constants";
import type { BreakdownSeries, Range } from "@/lib/cube/types";
import { date, plural } from "@/lib/format";
import type { Millis } from "@/lib/ingest/types";

interface OverTimeProps {
  /** By group, or by class where a group or class is chosen. */
  series: readonly BreakdownSeries[];
  /** The group whose tints the classes take; null where the series are groups. */
  group: Group | null;
  range: Range;
  now: Millis;
  withDeferred: boolean;
  /** The page with the other choice. */
  toggleHref: string;
}

const chartHeight = 240;
export const overTimeHeight = chartHeight + 112;

/** Failed messages over time; with the deferred on demand, which may be the same messages earlier in their way. */
export function OverTime({ series, group, range, now, withDeferred, toggleHref }: OverTimeProps) {
  const named = series.filter(({ key, isRest }) => key !== "" || isRest);
  const value = (point: { failed: number; deferred: number }) => point.failed + (withDeferred ? point.deferred : 0);
  const total = named.reduce((sum, { points }) => sum + points.reduce((all, point) => all + value(point), 0), 0);
  const measure = withDeferred ? "failed or deferred" : "failed";
  return (
    <Panel
      title="Over time"
      actions={
        <LocalLink href={toggleHref} scroll={false} className="link text-sm">
          {withDeferred ? "Show failed alone" : "Add deferred"}
        </LocalLink>
      }
    >
      {total === 0 ? (
        <EmptyState title={`Nothing ${measure} in this period`}>
          <p>What fails will stand here by {group === null ? "group" : "class"}.</p>
        </EmptyState>
      ) : (
        <StackedArea
          title={`${plural(total, withDeferred ? "failure and delay" : "failed message", withDeferred ? "failures and delays" : "failed messages")} by ${group === null ? "group" : "class"}`}
          subtitle={`Messages ${measure} per ${range.grain}, ${date(range.from, range.zone)} to ${date(range.to - 1, range.zone)}, ${range.zone}`}
          series={chartSeries(named, group)}
          points={chartPoints(named, range, value)}
          grain={range.grain}
          zone={range.zone}
          incomplete={range.to > now}
          height={chartHeight}
        />
      )}
    </Panel>
  );
}

const seriesKey = ({ key, isRest }: BreakdownSeries) => (isRest ? "rest" : `is ${key}`);

/** Groups in their fixed order, or classes in tints of their group, most failed first. */
function chartSeries(series: readonly BreakdownSeries[], group: Group | null): Series[] {
  if (group === null) {
    const found = new Map(series.map((one) => [one.key, one]));
    return groups.flatMap((name) => {
      const one = found.get(name);
      return one === undefined ? [] : [{ key: seriesKey(one), label: groupLabels[name], color: groupColor[name] }];
    });
  }
  return series.map((one, at) => ({
    key: seriesKey(one),
    label: one.isRest ? "Others" : classWords(one.key),
    color: tint(groupColor[group], at),
  }));
}

/** Lighter with each step, and never as light as the paper. */
function tint(color: string, at: number): string {
  return at === 0 ? color : `color-mix(in oklab, ${color} ${Math.max(30, 100 - at * 28)}%, var(--paper))`;
}

function chartPoints(
  series: readonly BreakdownSeries[],
  { buckets }: Range,
  value: (point: { failed: number; deferred: number }) => number,
): ChartPoint[] {
  const columns = series.map((one) => ({
    key: seriesKey(one),
    values: new Map(one.points.map((point) => [point.at, value(point)])),
  }));
  return buckets.map((at) => ({
    at,
    values: Object.fromEntries(columns.map(({ key, values }) => [key, values.get(at) ?? 0])),
  }));
}
