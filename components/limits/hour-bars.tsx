import { StateIcon } from "@/components/ui/state";
import { axisBucket, count } from "@/lib/format";
import type { LimitNotice, UsedHour } from "@/lib/limits/types";

interface HourBarsProps {
  hours: readonly UsedHour[];
  /** Those of the hours shown. */
  notices: readonly LimitNotice[];
  limit: number;
  zone: string;
}

const hour = 3_600_000;
const labelEvery = 6;
const hatch = "repeating-linear-gradient(45deg, var(--accent) 0 3px, transparent 3px 6px)";

export const noticesIn = (notices: readonly LimitNotice[], at: number) =>
  notices.filter(({ reportedAt }) => reportedAt >= at && reportedAt < at + hour);

/** Attempts by hour as bars, a line across each for the week before; drawn on the server, its numbers are in a table. */
export function HourBars({ hours, notices, limit, zone }: HourBarsProps) {
  const most = Math.max(...hours.flatMap(({ attempts, weekBefore }) => [attempts, weekBefore]), 1);
  // A limit far above would leave no room for the bars.
  const showsLimit = limit > 0 && limit <= 2 * most;
  const top = showsLimit ? Math.max(most, limit) : most;
  const percent = (value: number) => `${Math.round((value / top) * 1000) / 10}%`;
  return (
    <div aria-hidden="true">
      <div className="flex h-4 gap-px">
        {hours.map(({ at }) => {
          const told = noticesIn(notices, at);
          return (
            <div key={at} className="flex flex-1 justify-center overflow-hidden">
              {told.length > 0 && (
                <StateIcon kind={told.some(({ type }) => type === "SendLimitExceeded") ? "bad" : "warning"} />
              )}
            </div>
          );
        })}
      </div>
      <div className="relative flex h-32 gap-px border-b border-edge">
        {hours.map(({ at, attempts, weekBefore }, index) => (
          <div key={at} className="relative h-full flex-1">
            <div
              className="absolute inset-x-0 bottom-0"
              style={{ height: percent(attempts), background: index === hours.length - 1 ? hatch : "var(--accent)" }}
            />
            {weekBefore > 0 && (
              <div
                className="absolute inset-x-0 h-0.5 bg-ink outline-1 outline-paper"
                style={{ bottom: percent(weekBefore) }}
              />
            )}
          </div>
        ))}
        {showsLimit && (
          <div className="absolute inset-x-0 border-t border-dashed border-ink" style={{ bottom: percent(limit) }}>
            <span className="absolute left-0 bg-paper px-1 text-xs">limit {count(limit)}</span>
          </div>
        )}
      </div>
      <div className="flex gap-px text-xs text-muted">
        {hours.map(({ at }, index) => (
          <div key={at} className="w-0 flex-1 whitespace-nowrap">
            {index % labelEvery === 0 && axisBucket(at, "hour", zone)}
          </div>
        ))}
      </div>
    </div>
  );
}
