import type { Millis } from "@/lib/ingest/types";
import { minute } from "@/lib/limits/constants";

/** Attempts by minutes since the epoch; a minute without any may be left out. */
export type Attempts = ReadonlyMap<number, number>;

/** Attempts a minute, as a line through the last minutes. */
export interface Pace {
  /** Now. */
  level: number;
  /** How much it changes from one minute to the next. */
  slope: number;
  /** How far off the level may be. */
  doubt: number;
}

export const minuteOf = (at: Millis): number => Math.floor(at / minute);

const blocks = 15;
/** Of the last 15 minutes if they hold enough, else of 30, else of 60: a few mails tell no trend in a short time. */
const spans = [15, 30, 60] as const;
const enough = 600;
/** A slope within so many standard errors is taken for chance, and one not far beyond for less than it seems. */
const chance = 2;
/** Standard errors that the level may be off. */
const doubted = 1.5;
/** Blocks at either end that the level leaves out: a burst of some minutes is no pace. */
const trimmed = 3;
const medianToDeviation = 1.4826;

export function attemptsIn(attempts: Attempts, first: number, last: number): number {
  let sum = 0;
  for (let at = first; at <= last; at += 1) {
    sum += attempts.get(at) ?? 0;
  }
  return sum;
}

const ascending = (values: readonly number[]) => values.toSorted((a, b) => a - b);
const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;
function median(values: readonly number[]): number {
  const sorted = ascending(values);
  const middle = sorted.length / 2;
  return mean(sorted.slice(Math.ceil(middle) - 1, Math.floor(middle) + 1));
}

interface Block {
  /** Its middle, in minutes before now (negative). */
  x: number;
  /** Attempts a minute. */
  y: number;
}

function blocksBefore(attempts: Attempts, now: Millis): Block[] {
  const end = minuteOf(now);
  const span = spans.find((minutes) => attemptsIn(attempts, end - minutes, end - 1) >= enough) ?? spans[2];
  const length = span / blocks;
  return Array.from({ length: blocks }, (_, index) => {
    const first = end - span + index * length;
    const sum = attemptsIn(attempts, first, first + length - 1);
    return { x: first + length / 2 - now / minute, y: sum / length };
  });
}

function slopesBetween(points: readonly Block[]): number[] {
  return points.flatMap((one, index) => points.slice(index + 1).map((other) => (other.y - one.y) / (other.x - one.x)));
}

/** The pace by the whole minutes before now: the line of Theil and Sen, its slope shrunk as Breiman's garrote does. */
export function paceAt(attempts: Attempts, now: Millis): Pace {
  const points = blocksBefore(attempts, now);
  const centre = mean(points.map(({ x }) => x));
  const steep = median(slopesBetween(points));
  const levels = ascending(points.map(({ x, y }) => y - steep * (x - centre)));
  const middle = mean(levels.slice(trimmed, -trimmed));
  const spread = medianToDeviation * median(levels.map((level) => Math.abs(level - middle)));
  const length = (points[1]?.x ?? 0) - (points[0]?.x ?? 0);
  const deviation = Math.max(spread, Math.sqrt(middle / length));
  const width = Math.sqrt(points.reduce((sum, { x }) => sum + (x - centre) ** 2, 0));
  const doubtful = (chance * deviation) / width;
  const slope = Math.abs(steep) <= doubtful ? 0 : steep * (1 - (doubtful / steep) ** 2);
  return { level: Math.max(0, middle - slope * centre), slope, doubt: (doubted * deviation) / Math.sqrt(blocks) };
}
