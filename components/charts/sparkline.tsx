interface SparklineProps {
  /** Oldest first; null is a gap. */
  values: readonly (number | null)[];
  /** Says what the line shows, with its ends in words. */
  label: string;
  width?: number;
  height?: number;
  color?: string;
  /** Top of the scale; the highest value if absent. */
  max?: number;
  /** Thin lines across, such as thresholds. */
  lines?: readonly number[];
}

/** A small line from zero up, drawn on the server. */
export function Sparkline({
  values,
  label,
  width = 112,
  height = 28,
  color = "var(--accent)",
  max,
  lines = [],
}: SparklineProps) {
  const top = max ?? Math.max(...values.map((value) => value ?? 0), ...lines, 0);
  const inset = 3;
  const step = values.length > 1 ? (width - 2 * inset) / (values.length - 1) : 0;
  const x = (at: number) => round(inset + at * step);
  const y = (value: number) => round(height - inset - (top > 0 ? Math.min(value / top, 1) : 0) * (height - 2 * inset));
  const runs = runsOf(values);
  const end = values.findLastIndex((value) => value !== null);
  const endValue = values[end];
  return (
    <svg role="img" aria-label={label} viewBox={`0 0 ${width} ${height}`} width={width} height={height}>
      {lines.map((line) => (
        <line key={line} x1={0} x2={width} y1={y(line)} y2={y(line)} stroke="var(--edge)" strokeDasharray="2 2" />
      ))}
      {runs.map((run) => (
        <polyline
          key={run[0]?.at}
          points={run.map(({ at, value }) => `${x(at)},${y(value)}`).join(" ")}
          fill="none"
          stroke={color}
          strokeWidth="1.5"
          strokeLinejoin="round"
        />
      ))}
      {typeof endValue === "number" && <circle cx={x(end)} cy={y(endValue)} r="2.5" fill={color} />}
    </svg>
  );
}

/** Unbroken runs of values. */
function runsOf(values: readonly (number | null)[]): { at: number; value: number }[][] {
  const runs: { at: number; value: number }[][] = [];
  let open: { at: number; value: number }[] | undefined;
  for (const [at, value] of values.entries()) {
    if (value === null) {
      open = undefined;
      continue;
    }
    if (open === undefined) {
      open = [];
      runs.push(open);
    }
    open.push({ at, value });
  }
  return runs;
}

const round = (value: number) => Math.round(value * 100) / 100;
