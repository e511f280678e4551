import { useId } from "react";
import { count, rate } from "@/lib/format";

interface HalfRingGaugeProps {
  /** Of the server; part of the gauge's name. */
  label: string;
  limit: number;
  /** What the sender said. */
  reported: number;
  /** What we reckon came on top since then. */
  estimated?: number;
  /** Fractions of the limit with a tick. */
  ticks?: readonly number[];
  unit?: string;
}

const radius = 80;
const centre = { x: 116, y: 104 };
/** The scale goes a little past the limit, so that crossing it can be seen. */
const scaleEnd = 1.1;
const arcLength = Math.PI * radius;

/** Position on the half ring; 0 is left, the end of the scale right. */
function at(fraction: number, distance: number): { x: number; y: number } {
  const angle = Math.PI * (1 - Math.min(Math.max(fraction, 0), scaleEnd) / scaleEnd);
  return { x: round(centre.x + distance * Math.cos(angle)), y: round(centre.y - distance * Math.sin(angle)) };
}

const round = (value: number) => Math.round(value * 100) / 100;
const left = at(0, radius);
const right = at(scaleEnd, radius);
const halfRing = `M ${left.x} ${left.y} A ${radius} ${radius} 0 0 1 ${right.x} ${right.y}`;

function Arc({ from, to, stroke }: { from: number; to: number; stroke: string }) {
  const start = (Math.min(from, scaleEnd) / scaleEnd) * arcLength;
  const length = (Math.min(to, scaleEnd) / scaleEnd) * arcLength - start;
  return length <= 0 ? null : (
    <path
      d={halfRing}
      fill="none"
      stroke={stroke}
      strokeWidth="14"
      strokeDasharray={`0 ${round(start)} ${round(length)} ${round(arcLength)}`}
    />
  );
}

function inkOf(fraction: number, ticks: readonly number[]): string {
  const [approaching = 0.75, near = 0.9] = ticks;
  return fraction >= near ? "var(--bad)" : fraction >= approaching ? "var(--warn)" : "var(--good)";
}

/** A volume against its limit, drawn on the server; the words under it say the same without colour. */
export function HalfRingGauge({
  label,
  limit,
  reported,
  estimated = 0,
  ticks = [0.75, 0.9, 1],
  unit = "messages in the last hour",
}: HalfRingGaugeProps) {
  const hatch = useId();
  const total = reported + estimated;
  const fraction = limit > 0 ? total / limit : null;
  const ink = inkOf(fraction ?? 0, ticks);
  const share = limit > 0 ? (value: number) => value / limit : () => 0;
  const percent = rate(fraction);
  const guessed = estimated > 0 ? `, ${count(estimated)} of them estimated` : "";
  return (
    <svg
      role="img"
      aria-label={`${label}: ${count(total)} ${unit}, ${percent} of the limit of ${count(limit)}${guessed}`}
      viewBox="0 0 232 152"
      width={232}
      height={152}
      className="h-auto max-w-full"
    >
      <defs>
        <pattern id={hatch} width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
          <rect width="3" height="6" fill={ink} />
        </pattern>
      </defs>
      <path d={halfRing} fill="none" stroke="var(--line)" strokeWidth="14" />
      <Arc from={0} to={share(reported)} stroke={ink} />
      <Arc from={share(reported)} to={share(total)} stroke={`url(#${hatch})`} />
      {ticks.map((tick) => {
        const inner = at(tick, radius - 10);
        const outer = at(tick, radius + 10);
        const text = at(tick, radius + 14);
        return (
          <g key={tick}>
            <line x1={inner.x} y1={inner.y} x2={outer.x} y2={outer.y} stroke="var(--ink)" strokeWidth="1.5" />
            <text x={text.x} y={text.y} fontSize="12" fill="var(--muted)" textAnchor="start" dominantBaseline="middle">
              {Math.round(tick * 100)}
            </text>
          </g>
        );
      })}
      <text x={centre.x} y="96" fontSize="28" fontWeight="550" fill="var(--ink)" textAnchor="middle">
        {count(total)}
      </text>
      <text x={centre.x} y="120" fontSize="12" fill="var(--muted)" textAnchor="middle">
        of {count(limit)}
      </text>
      <text x={centre.x} y="138" fontSize="12" fill="var(--muted)" textAnchor="middle">
        {percent}
      </text>
    </svg>
  );
}
