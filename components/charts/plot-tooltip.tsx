import type { ChartPoint, ChartUnit, Series } from "@/components/charts/types";
import { Swatch } from "@/components/ui/tab-links";
import type { Grain } from "@/lib/cube/types";
import { bucket, count, noData, rate } from "@/lib/format";

interface PlotTooltipProps {
  point: ChartPoint;
  series: readonly Series[];
  grain: Grain;
  zone: string;
  unit: ChartUnit;
  incomplete: boolean;
}

/** One value in its unit. */
export function chartValue(value: number | null | undefined, unit: ChartUnit): string {
  if (value === null || value === undefined) {
    return noData;
  }
  return unit === "rate" ? rate(value) : count(value);
}

/** The values of a bucket, from the top of the stack down. */
export function PlotTooltip({ point, series, grain, zone, unit, incomplete }: PlotTooltipProps) {
  return (
    <div className="rounded-md border border-edge bg-paper px-3 py-2 text-sm text-ink">
      <p className="font-medium">
        {bucket(point.at, grain, zone)}
        {incomplete && <span className="font-normal text-muted"> so far</span>}
      </p>
      <table className="mt-1">
        <tbody>
          {series.toReversed().map(({ key, label, color }) => (
            <tr key={key}>
              <th scope="row" className="pr-4 text-left font-normal">
                <span className="flex items-center gap-2">
                  <Swatch color={color} />
                  {label}
                </span>
              </th>
              <td className="text-right">{chartValue(point.values[key], unit)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
