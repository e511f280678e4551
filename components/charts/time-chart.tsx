import { chartValue } from "@/components/charts/plot-tooltip";
import { TimePlot } from "@/components/charts/time-plot";
import type { ChartPoint, Series, TimeChartProps } from "@/components/charts/types";
import { Fold } from "@/components/ui/panel";
import { Swatch } from "@/components/ui/tab-links";
import { DataTable } from "@/components/ui/table";
import { bucket } from "@/lib/format";

/** Quantities by bucket of time, stacked as bars. */
export function StackedBars(props: TimeChartProps) {
  return <TimeChart kind="bars" {...props} />;
}

/** Quantities by bucket of time, stacked as areas. */
export function StackedArea(props: TimeChartProps) {
  return <TimeChart kind="area" {...props} />;
}

function TimeChart({ kind, ...props }: TimeChartProps & { kind: "bars" | "area" }) {
  const { captionShown = true, subtitle, ...plot } = props;
  const { title, series, height = 240 } = plot;
  return (
    <figure className="chart min-w-0">
      <figcaption className={captionShown ? "mb-2" : "sr-only"}>
        <span className="block text-base font-medium">{title}</span>
        {subtitle !== undefined && <span className="block text-xs text-muted">{subtitle}</span>}
      </figcaption>
      {series.length > 1 && <Legend series={series} />}
      <div style={{ height }}>
        <TimePlot kind={kind} {...plot} />
      </div>
      <Fold summary="Show as table">
        <TimeTable {...props} />
      </Fold>
    </figure>
  );
}

function Legend({ series }: { series: readonly Series[] }) {
  return (
    <ul className="mb-2 flex flex-wrap gap-x-4 gap-y-1 text-xs">
      {series.map(({ key, label, color }) => (
        <li key={key} className="flex items-center gap-1.5">
          <Swatch color={color} />
          {label}
        </li>
      ))}
    </ul>
  );
}

/** The numbers of the chart, newest first. */
function TimeTable({ title, points, series, grain, zone, unit = "count", incomplete = false }: TimeChartProps) {
  const last = points.at(-1)?.at;
  return (
    <DataTable<ChartPoint>
      caption={`${title}, times in ${zone}`}
      captionShown
      rows={points.toReversed()}
      rowKey={(point) => String(point.at)}
      columns={[
        {
          key: "at",
          header: grain === "hour" ? "Hour" : "Day",
          cell: (point) => (
            <span className="whitespace-nowrap">
              {bucket(point.at, grain, zone)}
              {incomplete && point.at === last && " (so far)"}
            </span>
          ),
        },
        ...series.map(({ key, label }) => ({
          key,
          header: label,
          numeric: true,
          cell: (point: ChartPoint) => chartValue(point.values[key], unit),
        })),
      ]}
    />
  );
}
