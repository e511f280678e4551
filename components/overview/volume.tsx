import { outcomeColor } from "@/components/charts/colors";
import { StackedBars } from "@/components/charts/time-chart";
import type { Series } from "@/components/charts/types";
import { Explain } from "@/components/ui/explain";
import { Panel } from "@/components/ui/panel";
import { EmptyState } from "@/components/ui/states";
import type { Point, Range } from "@/lib/cube/types";
import { bucket, count, date, plural } from "@/lib/format";
import type { Millis } from "@/lib/ingest/types";

const outcomes = ["delivered", "stillDeferred", "held", "failed", "bounced"] as const;

const series: readonly (Series & { key: (typeof outcomes)[number] })[] = [
  { key: "delivered", label: "Delivered", color: outcomeColor.delivered },
  { key: "stillDeferred", label: "Still deferred", color: outcomeColor.deferred },
  { key: "held", label: "Held", color: outcomeColor.held },
  { key: "failed", label: "Failed", color: outcomeColor.failed },
  { key: "bounced", label: "Bounced", color: outcomeColor.bounced },
];

const chartHeight = 240;
export const volumeHeight = chartHeight + 112;

const volumeOf = (point: Point) => outcomes.reduce((sum, outcome) => sum + point[outcome], 0);

/** What became of the mail, bucket by bucket. */
export function Volume({ points, range, now }: { points: readonly Point[]; range: Range; now: Millis }) {
  const total = points.reduce((sum, point) => sum + volumeOf(point), 0);
  return (
    <Panel
      title="Volume"
      actions={
        <Explain of="Volume">
          <p>
            Each outgoing message once, by where it stands now: delivered, failed or bounced at that time, held when it
            was held, still deferred at its first delay. Incoming mail and tests are left out.
          </p>
        </Explain>
      }
    >
      {total === 0 ? (
        <EmptyState title="No mail in this period">
          <p>
            What became of each message will stand here, {range.grain} by {range.grain}.
          </p>
        </EmptyState>
      ) : (
        <StackedBars
          title={titleOf(points, range, total)}
          subtitle={`Messages per ${range.grain}, ${date(range.from, range.zone)} to ${date(range.to - 1, range.zone)}, ${range.zone}`}
          points={points.map(({ at, ...counts }) => ({ at, values: counts }))}
          series={series}
          grain={range.grain}
          zone={range.zone}
          incomplete={range.to > now}
          height={chartHeight}
        />
      )}
    </Panel>
  );
}

function titleOf(points: readonly Point[], { grain, zone }: Range, total: number): string {
  const busiest = points.reduce<Point | undefined>(
    (best, point) => (best === undefined || volumeOf(point) > volumeOf(best) ? point : best),
    undefined,
  );
  const most =
    busiest === undefined || total < 2
      ? ""
      : `, most on ${bucket(busiest.at, grain, zone)} (${count(volumeOf(busiest))})`;
  return `${plural(total, "message")}${most}`;
}
