import { HalfRingGauge } from "@/components/charts/half-ring-gauge";
import { NoticeHistory } from "@/components/limits/notice-history";
import { KeptLink } from "@/components/shell/kept-link";
import { Fold } from "@/components/ui/panel";
import { State, type StateKind } from "@/components/ui/state";
import { Time } from "@/components/ui/time";
import { count, plural, rate, threshold, timeOfDay } from "@/lib/format";
import type { Millis } from "@/lib/ingest/types";
import { gaugeParts, limitState } from "@/lib/limits/gauge";
import type { LimitEstimate, LimitRow } from "@/lib/limits/types";
import type { Thresholds } from "@/lib/settings/types";
import type { SourceKind } from "@/lib/sources/types";

interface LimitCardProps {
  row: LimitRow;
  /** null: the reporting source is not known any more. */
  kind: SourceKind | null;
  thresholds: Thresholds;
  now: Millis;
  zone: string;
}

const kinds: Record<ReturnType<typeof limitState>, StateKind> = {
  reached: "bad",
  near: "bad",
  approaching: "warning",
  ok: "good",
  "not-known": "unknown",
};

/** A server against its send limit. */
export function LimitCard({ row, kind, thresholds, now, zone }: LimitCardProps) {
  const name = nameOf(row);
  const { reported, estimated } = gaugeParts(row);
  const ticks = [thresholds.limitApproaching, thresholds.limitNear, thresholds.limitReached];
  const state = limitState(row, {
    approaching: thresholds.limitApproaching,
    near: thresholds.limitNear,
    reached: thresholds.limitReached,
  });
  return (
    <section aria-label={name} className="grid grid-cols-1 content-start gap-3 rounded-md border bg-panel p-4">
      <header className="flex flex-wrap items-start justify-between gap-2">
        <div className="min-w-0">
          <h2 className="text-lg break-words">{name}</h2>
          <p className="text-xs text-muted">
            {[row.organization, row.permalink, row.sourceName].filter(Boolean).join(" · ")}
          </p>
        </div>
        <State kind={kinds[state]}>{stateWords[state]}</State>
      </header>
      <div className="justify-self-center">
        <HalfRingGauge
          label={name}
          limit={row.limit}
          reported={reported}
          estimated={estimated}
          ticks={ticks}
          unit={row.stale && row.estimate === null ? "mails in the hour reported" : "mails in the last hour"}
        />
      </div>
      <dl className="grid gap-2 text-sm">
        <div>
          <dt className="text-xs text-muted">Reported</dt>
          <dd>
            {count(row.volume)} of {count(row.limit)} an hour ({rate(row.share)}),{" "}
            <Time at={row.reportedAt} now={now} zone={zone} focusable />
            {row.stale && "; that hour has passed"}
          </dd>
        </div>
        <div>
          <dt className="text-xs text-muted">Estimated</dt>
          <dd>{row.estimate === null ? noEstimate : <Estimate estimate={row.estimate} now={now} zone={zone} />}</dd>
        </div>
        <div>
          <dt className="text-xs text-muted">How it counts</dt>
          <dd>{rules[kind ?? "unknown"]}</dd>
        </div>
      </dl>
      {row.type === "SendLimitExceeded" && !row.stale && <Exceeded kind={kind} sourceId={row.sourceId} />}
      <Fold summary={`${plural(row.history.length, "notice")} so far`}>
        <NoticeHistory history={row.history} name={name} zone={zone} />
      </Fold>
      <p className="text-xs text-muted">
        Ticks at {ticks.map(threshold).join(", ")} of the limit. Hatched is estimated.
      </p>
    </section>
  );
}

const stateWords: Record<ReturnType<typeof limitState>, string> = {
  reached: "Limit reached",
  near: "Near the limit",
  approaching: "Approaching",
  ok: "OK",
  "not-known": "Not known now",
};

const rules: Record<SourceKind | "unknown", string> = {
  postal:
    "Postal counts delivery attempts over a rolling hour: every retry of a delayed message counts again, held mail does not.",
  ark: "Ark starts again at each full hour; mail over the limit is held until there is room.",
  unknown: "The source that reported it was removed, so its rule is not known.",
};

const noEstimate =
  "None: message events do not name their server, so our count needs a source whose mail all goes through this one.";

function nameOf({ serverName, permalink, serverUuid }: LimitRow): string {
  return serverName ?? permalink ?? (serverUuid === "" ? "A server without a name" : serverUuid);
}

function Estimate({ estimate, now, zone }: { estimate: LimitEstimate; now: Millis; zone: string }) {
  const { volume, share, window, from, reachedAt } = estimate;
  return (
    <>
      {count(volume)} by our own events ({rate(share)}), counted{" "}
      {window === "rolling" ? "over the last hour" : `since ${timeOfDay(from, zone)}`}.{" "}
      {reachedAt === null ? (
        "At this pace the limit is not reached within the hour."
      ) : reachedAt <= now ? (
        "By this count the limit is reached."
      ) : (
        <>
          At this pace full <Time at={reachedAt} now={now} zone={zone} focusable />.
        </>
      )}
    </>
  );
}

function Exceeded({ kind, sourceId }: { kind: SourceKind | null; sourceId: string }) {
  return (
    <p className="rounded-sm bg-bad-soft px-3 py-2 text-sm">
      Mail over the limit is held.{" "}
      {kind === "postal"
        ? "Postal keeps it until someone releases it, and drops it after 7 days. "
        : "Ark sends it when there is room. "}
      <KeptLink className="link" href={`/messages?state=held&source=${encodeURIComponent(sourceId)}`}>
        Held messages
      </KeptLink>
    </p>
  );
}
