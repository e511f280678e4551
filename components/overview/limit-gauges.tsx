import { HalfRingGauge } from "@/components/charts/half-ring-gauge";
import { stateKinds } from "@/components/limits/limit-card";
import { LocalLink } from "@/components/ui/local-link";
import { State } from "@/components/ui/state";
import type { Millis } from "@/lib/ingest/types";
import { fullWords, serverWords, stateWords, unitWords } from "@/lib/limits/words";
import type { LimitGauge } from "@/lib/overview/trouble";
import type { Thresholds } from "@/lib/settings/types";

interface LimitGaugesProps {
  gauges: readonly LimitGauge[];
  thresholds: Thresholds;
  now: Millis;
  zone: string;
}

/** Servers against their send limits, each a link to what fills it. */
export function LimitGauges({ gauges, thresholds, now, zone }: LimitGaugesProps) {
  const ticks = [thresholds.limitApproaching, thresholds.limitNear, thresholds.limitReached];
  return (
    <ul className="grid grid-cols-1 gap-4 sm:grid-cols-2 xl:grid-cols-4">
      {gauges.map(({ row, parts, state }) => (
        <li
          key={`${row.sourceId} ${row.serverUuid}`}
          className="grid content-start justify-items-center gap-2 rounded-md border bg-panel p-3"
        >
          <div className="flex w-full flex-wrap items-baseline justify-between gap-2">
            <LocalLink href="/limits" className="link min-w-0 break-words">
              {serverWords(row)}
            </LocalLink>
            <State kind={stateKinds[state]}>{stateWords[state]}</State>
          </div>
          <HalfRingGauge
            label={serverWords(row)}
            limit={row.limit}
            {...parts}
            ticks={ticks}
            unit={unitWords(row, zone)}
          />
          {row.estimate !== null && <p className="text-sm">{fullWords(row.estimate, now, zone)}</p>}
          <p className="text-xs text-muted">
            {row.limitBy === "hand" ? "The limit was entered by hand. " : ""}
            {parts.estimated > 0 ? "Hatched is estimated." : "As reported."}
          </p>
        </li>
      ))}
    </ul>
  );
}
