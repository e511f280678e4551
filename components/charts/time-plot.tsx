"use client";

import { useId } from "react";
import {
  Area,
  AreaChart,
  Bar,
  BarChart,
  type BarShapeProps,
  CartesianGrid,
  ReferenceArea,
  ReferenceLine,
  Tooltip,
  XAxis,
  YAxis,
} from "recharts";
import { PlotTooltip } from "@/components/charts/plot-tooltip";
import type { ChartPoint, TimeChartProps } from "@/components/charts/types";
import { axisBucket, compact, threshold } from "@/lib/format";

interface PlotProps extends Omit<TimeChartProps, "captionShown" | "subtitle"> {
  kind: "bars" | "area";
}

const tick = { fill: "var(--muted)", fontSize: 12 };
/** Outlined in paper, so that it can be read over marks. */
const lineLabel = {
  fill: "var(--ink)",
  fontSize: 12,
  stroke: "var(--paper)",
  strokeWidth: 4,
  style: { paintOrder: "stroke" },
} as const;
const margin = { top: 8, right: 8, bottom: 0, left: 0 };

/** What Recharts reads: the values beside their time. */
const rowsOf = (points: readonly ChartPoint[]) => points.map((point) => ({ at: point.at, ...point.values }));

/**
 * The marks, axes and tooltips: drawn in the browser alone. The figure around it holds the same numbers
 * as a table from the server.
 */
export function TimePlot(props: PlotProps) {
  const { kind, points, series, height = 240, title, incomplete = false } = props;
  const hatch = useId();
  const rows = rowsOf(points);
  const last = incomplete ? points.length - 1 : -1;
  const common = { responsive: true, style: { width: "100%", height }, data: rows, margin, title } as const;
  return kind === "bars" ? (
    <BarChart {...common} barCategoryGap="20%">
      <Hatch id={hatch} />
      {frame(props)}
      {series.map(({ key, label, color }) => (
        <Bar
          key={key}
          dataKey={key}
          name={label}
          stackId="all"
          fill={color}
          isAnimationActive={false}
          shape={(bar: BarShapeProps) => <StackedBar bar={bar} hatch={bar.index === last ? `url(#${hatch})` : null} />}
        />
      ))}
    </BarChart>
  ) : (
    <AreaChart {...common}>
      <Hatch id={hatch} />
      {frame(props)}
      {series.map(({ key, label, color }) => (
        <Area
          key={key}
          dataKey={key}
          name={label}
          stackId="all"
          type="linear"
          stroke="var(--paper)"
          strokeWidth={1}
          fill={color}
          fillOpacity={1}
          connectNulls={false}
          isAnimationActive={false}
          dot={points.length === 1}
        />
      ))}
      {last > 0 && (
        <ReferenceArea
          x1={points[last - 1]?.at ?? 0}
          x2={points[last]?.at ?? 0}
          fill={`url(#${hatch})`}
          fillOpacity={1}
          ifOverflow="extendDomain"
        />
      )}
    </AreaChart>
  );
}

/** Grid, axes, thresholds and tooltip, the same for bars and areas. */
function frame({ points, series, grain, zone, unit = "count", lines = [], marks = [], incomplete = false }: PlotProps) {
  const last = points.at(-1)?.at;
  return (
    <>
      <CartesianGrid vertical={false} stroke="var(--line)" />
      <XAxis
        dataKey="at"
        tick={tick}
        tickFormatter={(at: number) => axisBucket(at, grain, zone)}
        tickLine={false}
        axisLine={{ stroke: "var(--edge)" }}
        minTickGap={32}
        interval="preserveStartEnd"
      />
      <YAxis
        tick={tick}
        tickFormatter={(value: number) => (unit === "rate" ? threshold(value) : compact(value))}
        tickLine={false}
        axisLine={false}
        allowDecimals={unit === "rate"}
        width={48}
        domain={[0, "auto"]}
      />
      <Tooltip
        isAnimationActive={false}
        cursor={{ fill: "var(--edge)", fillOpacity: 0.15, stroke: "var(--edge)" }}
        content={({ active, label }) => {
          const point = active ? points.find((candidate) => candidate.at === label) : undefined;
          return point === undefined ? null : (
            <PlotTooltip
              point={point}
              series={series}
              grain={grain}
              zone={zone}
              unit={unit}
              incomplete={incomplete && point.at === last}
            />
          );
        }}
      />
      {lines.map((line) => (
        <ReferenceLine
          key={line.label}
          y={line.value}
          stroke="var(--ink)"
          strokeDasharray="4 3"
          label={{ ...lineLabel, value: line.label, position: "insideBottomRight" }}
        />
      ))}
      {marks.map((mark) => (
        <ReferenceLine
          key={`${mark.at} ${mark.label}`}
          x={mark.at}
          stroke="var(--ink)"
          strokeDasharray="2 2"
          label={{ ...lineLabel, value: mark.label, position: "insideTopLeft" }}
        />
      ))}
    </>
  );
}

/** Stripes of paper over a colour: the bucket is not over. */
function Hatch({ id }: { id: string }) {
  return (
    <defs>
      <pattern id={id} width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
        <rect width="3" height="6" fill="var(--paper)" fillOpacity="0.8" />
      </pattern>
    </defs>
  );
}

function StackedBar({ bar, hatch }: { bar: BarShapeProps; hatch: string | null }) {
  const { x = 0, y = 0, width = 0, height = 0, fill } = bar;
  const box = { x, y, width, height: Math.max(0, height) };
  return (
    <g>
      <rect {...box} {...(fill !== undefined && { fill })} />
      {hatch !== null && <rect {...box} fill={hatch} />}
    </g>
  );
}
