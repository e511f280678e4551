import type { ReactNode } from "react";
import { HalfRingGauge } from "@/components/charts/half-ring-gauge";
import { NoticeHistory } from "@/components/limits/notice-history";
import { Fold } from "@/components/ui/panel";
import { State, type StateKind } from "@/components/ui/state";
import { Time } from "@/components/ui/time";
import { count, plural, rate, threshold } from "@/lib/format";
import type { Millis } from "@/lib/ingest/types";
import { gaugeParts, type LimitState, limitState } from "@/lib/limits/gauge";
import type { LimitRow } from "@/lib/limits/types";
import {
  comparedWords,
  fullWords,
  notEstimatedWords,
  partsWords,
  ruleWords,
  serverWords,
  stateWords,
  unitWords,
} from "@/lib/limits/words";
import type { Thresholds } from "@/lib/settings/types";

interface LimitCardProps {
  row: LimitRow;
  thresholds: Thresholds;
  now: Millis;
  zone: string;
}

export const stateKinds: Record<LimitState, StateKind> = {
  reached: "bad",
  near: "bad",
  approaching: "warning",
  ok: "good",
  "not-known": "unknown",
};

/** A server against its send limit. */
export function LimitCard({ row, thresholds, now, zone }: LimitCardProps) {
  const name = serverWords(row);
  const { limitApproaching, limitNear, limitReached } = thresholds;
  const ticks = [limitApproaching, limitNear, limitReached];
  const state = limitState(row, { approaching: limitApproaching, near: limitNear, reached: limitReached });
  const parts = gaugeParts(row);
  return (
    <section aria-label={name} className="grid grid-cols-1 content-start gap-3 rounded-md border bg-panel p-4">
      <header className="flex flex-wrap items-start justify-between gap-2">
        <div className="min-w-0">
          <h2 className="text-lg break-words">{name}</h2>
          <p className="text-xs text-muted">
            {[row.organization, row.permalink, row.sourceName].filter((word) => word && word !== name).join(" · ")}
          </p>
        </div>
        <State kind={stateKinds[state]}>{stateWords[state]}</State>
      </header>
      <div className="justify-self-center">
        <HalfRingGauge label={name} limit={row.limit} {...parts} ticks={ticks} unit={unitWords(row, zone)} />
      </div>
      {row.estimate !== null && <p className="text-base font-medium">{fullWords(row.estimate, now, zone)}</p>}
      <dl className="grid gap-2 text-sm">
        <Fact name="Reported">
          <Reported row={row} now={now} zone={zone} />
        </Fact>
        <Fact name="Estimated">
          {row.estimate === null
            ? row.notEstimated !== null && notEstimatedWords[row.notEstimated]
            : [partsWords(row.estimate, zone), comparedWords(row)].filter(Boolean).join(" ")}
        </Fact>
        <Fact name="Limit">
          <LimitOrigin row={row} />
        </Fact>
        <Fact name="How it counts">{ruleWords[row.sourceKind ?? "unknown"]}</Fact>
      </dl>
      {row.history.length > 0 && (
        <Fold summary={`${plural(row.history.length, "notice")} so far`}>
          <NoticeHistory history={row.history} name={name} zone={zone} />
        </Fold>
      )}
      <p className="text-xs text-muted">
        Ticks at {ticks.map(threshold).join(", ")} of the limit. Hatched is estimated.
      </p>
    </section>
  );
}

function Fact({ name, children }: { name: string; children: ReactNode }) {
  return (
    <div>
      <dt className="text-xs text-muted">{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}

function Reported({ row, now, zone }: { row: LimitRow; now: Millis; zone: string }) {
  const { volume, limit, share, reportedAt, stale } = row;
  if (volume === null || reportedAt === null) {
    return "Nothing: no notice has come from this sender.";
  }
  return (
    <>
      {count(volume)} of {count(limit)} an hour ({rate(share)}),{" "}
      <Time at={reportedAt} now={now} zone={zone} focusable />
      {stale && "; that hour has passed"}
    </>
  );
}

function LimitOrigin({ row: { limit, limitBy, handLimit } }: { row: LimitRow }) {
  if (limitBy === "hand") {
    return `${count(limit)} an hour, entered by hand. A notice of the sender would go before it.`;
  }
  return handLimit === null || handLimit === limit
    ? `${count(limit)} an hour, by the newest notice.`
    : `${count(limit)} an hour, by the newest notice. ${count(handLimit)} was entered by hand, and is not used.`;
}
