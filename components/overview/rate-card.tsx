import { type ReactNode, useId } from "react";
import { Sparkline } from "@/components/charts/sparkline";
import { Explain } from "@/components/ui/explain";
import { LocalLink } from "@/components/ui/local-link";
import { VerdictState } from "@/components/ui/state";
import { Skeleton } from "@/components/ui/states";
import { count, points, rate, threshold } from "@/lib/format";
import type { RateFigure, RateName } from "@/lib/overview/types";

interface RateWords {
  title: string;
  /** Said after "n of m messages". */
  part: string;
  explanation: string;
  color: string;
}

const words: Record<RateName, RateWords> = {
  delivery: {
    title: "Delivery rate",
    part: "delivered",
    explanation:
      "Delivered divided by delivered, failed and bounced. Messages that are still deferred or held have no end yet and are left out, as are incoming mail and tests. Ark divides by sent, we do not: its rate is lower while mail is under way.",
    color: "var(--outcome-delivered)",
  },
  bounce: {
    title: "Bounce rate",
    part: "failed or bounced",
    explanation:
      "Failed and bounced divided by delivered, failed and bounced. Messages that are still deferred or held are left out, as are incoming mail and tests; automatic replies and delay notices do not count as bounces. Ark divides by sent, we do not.",
    color: "var(--outcome-failed)",
  },
  deferred: {
    title: "Deferred",
    part: "deferred at least once",
    explanation:
      "Messages delayed at least once, whether they arrived later or not, divided by delivered, failed, bounced and still deferred. A message counts once, however often it was tried, at the time of its first delay.",
    color: "var(--outcome-deferred)",
  },
  reputation: {
    title: "Refused for reputation",
    part: "refused",
    explanation:
      "Failed in the group reputation (spam_block, spam_content, policy_rejection), divided by delivered, failed and bounced: the refusals that are ours to repair.",
    color: "var(--group-reputation)",
  },
};

export interface RateCardProps {
  figure: RateFigure;
  /** The page that explains it. */
  href: string;
  /** Where the numerator is listed, part by part. */
  counts: ReactNode;
  /** Of the last buckets, oldest first. */
  spark: readonly (number | null)[];
  /** Fractions at which the rate turns, in the rate's own direction. */
  lines: readonly number[];
}

/** One rate: value, counts, change, verdict, and the thresholds drawn into its recent course. */
export function RateCard({ figure, href, counts, spark, lines }: RateCardProps) {
  const heading = useId();
  const { title, part, explanation, color } = words[figure.name];
  // A delivery rate lives near 100 %: its line shows what it leaves, on the scale of the thresholds.
  const inverse = figure.name === "delivery";
  const drawn = inverse ? spark.map((value) => (value === null ? null : 1 - value)) : spark;
  return (
    <section aria-labelledby={heading} className="min-w-0 py-1">
      <div className="flex items-center gap-1">
        <h2 id={heading} className="text-sm">
          {title}
        </h2>
        <Explain of={title}>
          <p>{explanation}</p>
          <p className="mt-2">
            {count(figure.part)} / {count(figure.whole)} = {rate(figure.value)}. The verdict is on the last 24 hours and
            the last 7 days, the worse of both.
          </p>
        </Explain>
      </div>
      <p>
        <LocalLink href={href} aria-label={`${title} ${rate(figure.value)}: open`} className="text-2xl hover:underline">
          {rate(figure.value)}
        </LocalLink>
      </p>
      <p className="text-xs text-muted">
        {counts} {part} of {count(figure.whole)} messages
      </p>
      <p className="mt-1 flex flex-wrap items-center gap-x-3 text-sm">
        <VerdictState verdict={figure.verdict} />
        <span className="text-muted" title="Change against the period before">
          {figure.change === null ? "no period before" : points(figure.change)}
          {figure.change !== null && <span className="sr-only"> against the period before</span>}
        </span>
      </p>
      <figure className="mt-2">
        <Sparkline
          values={drawn}
          lines={lines}
          color={color}
          width={176}
          height={32}
          label={`${inverse ? "What is not delivered" : title} lately: ${sparkWords(drawn)}`}
        />
        <figcaption className="text-xs text-muted">
          {inverse ? "not delivered; " : ""}
          {lines.length === 1 ? "line" : "lines"} at {lines.map(threshold).join(" and ")}
        </figcaption>
      </figure>
    </section>
  );
}

function sparkWords(values: readonly (number | null)[]): string {
  const present = values.filter((value) => value !== null);
  const [first] = present;
  const last = present.at(-1);
  return first === undefined || last === undefined ? rate(null) : `from ${rate(first)} to ${rate(last)}`;
}

/** The four cards while they are read. */
export function RateCardsSkeleton() {
  return (
    <div role="status" aria-label="The figures are being read">
      <Skeleton height={24} className="mb-6 max-w-2xl" />
      <div className="grid gap-6 sm:grid-cols-2 lg:grid-cols-4">
        {["delivery", "bounce", "deferred", "reputation"].map((name) => (
          <Skeleton key={name} height={168} />
        ))}
      </div>
      <Skeleton height={44} className="mt-6" />
    </div>
  );
}
