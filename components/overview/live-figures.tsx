"use client";

import { useSuspenseQuery } from "@tanstack/react-query";
import { CountLink } from "@/components/bounces/count-link";
import { OtherFigures } from "@/components/overview/other-figures";
import { RateCard } from "@/components/overview/rate-card";
import { Stale } from "@/components/overview/stale";
import { PageHeading } from "@/components/ui/page-heading";
import type { Counts, Filters, Range } from "@/lib/cube/types";
import { type View, viewHref } from "@/lib/cube/view";
import { countedHref } from "@/lib/messages/list-url";
import { figuresOf } from "@/lib/overview/figures";
import { linesOf } from "@/lib/overview/judge";
import { summaryQuery } from "@/lib/overview/query";
import { sentence } from "@/lib/overview/sentence";
import type { RateName, ReputationFailures, Worst } from "@/lib/overview/types";
import type { RateVerdict } from "@/lib/rates";
import type { Thresholds } from "@/lib/settings/types";

export interface LiveFiguresProps {
  view: View;
  range: Range;
  filters: Filters;
  zone: string;
  thresholds: Thresholds;
  worst: Worst;
  reputation: ReputationFailures;
  verdicts: Record<RateName, RateVerdict>;
  /** Each rate in the last buckets. */
  sparks: Record<RateName, (number | null)[]>;
}

/** The sentence and the rates; they ask for new figures every ten seconds. */
export function LiveFigures(props: LiveFiguresProps) {
  const { view, range, filters, zone, thresholds, worst, reputation, verdicts, sparks } = props;
  const { data: summary, isRefetchError, dataUpdatedAt } = useSuspenseQuery(summaryQuery(view));
  const said = sentence({
    ...summary,
    preset: range.preset,
    buckets: range.buckets.length,
    grain: range.grain,
    worst,
    deferredWarning: thresholds.deferredWarning,
    minimumVolume: thresholds.minimumVolume,
  });
  return (
    <>
      <PageHeading title="Overview">
        <p className="text-ink">{said}</p>
      </PageHeading>
      {isRefetchError && <Stale what="The figures" since={dataUpdatedAt} zone={zone} />}
      <div className="mb-6 grid gap-x-6 gap-y-6 sm:grid-cols-2 lg:grid-cols-4">
        {figuresOf(summary, reputation, verdicts).map((figure) => {
          const { warning, bad } = linesOf(figure.name, thresholds);
          return (
            <RateCard
              key={figure.name}
              figure={figure}
              href={pageOf(figure.name, view, range, filters)}
              counts={
                <PartLinks name={figure.name} counts={summary.current} part={figure.part} {...{ range, filters }} />
              }
              spark={sparks[figure.name]}
              lines={bad === null ? [warning] : [warning, bad]}
            />
          );
        })}
      </div>
      <OtherFigures summary={summary} range={range} filters={filters} />
    </>
  );
}

function pageOf(name: RateName, view: View, range: Range, filters: Filters): string {
  switch (name) {
    case "delivery":
      return countedHref(range, "delivered", filters);
    case "bounce":
      return viewHref("/bounces", view);
    case "deferred":
      return countedHref(range, "deferred", filters);
    case "reputation":
      return viewHref("/bounces", view, { group: "reputation" });
    default:
      return name satisfies never;
  }
}

interface PartLinksProps {
  name: RateName;
  counts: Counts;
  part: number;
  range: Range;
  filters: Filters;
}

/** The numerator, each part of it opening the messages that it counts. */
function PartLinks({ name, counts, part, range, filters }: PartLinksProps) {
  switch (name) {
    case "delivery":
      return <CountLink value={part} what="messages delivered" href={countedHref(range, "delivered", filters)} />;
    case "bounce":
      return (
        <>
          <CountLink value={counts.failed} what="messages failed" href={countedHref(range, "failed", filters)} /> +{" "}
          <CountLink
            value={counts.bounced}
            what="messages bounced after acceptance"
            href={countedHref(range, "bounced", filters)}
          />
        </>
      );
    case "deferred":
      return <CountLink value={part} what="messages deferred" href={countedHref(range, "deferred", filters)} />;
    case "reputation":
      return (
        <CountLink
          value={part}
          what="messages refused for reputation"
          href={countedHref(range, "failed", { ...filters, group: "reputation" })}
        />
      );
    default:
      return name satisfies never;
  }
}
