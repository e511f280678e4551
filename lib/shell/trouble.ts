import { count, dateTime, plural } from "@/lib/format";
import type { Millis } from "@/lib/ingest/types";
import { remedyFor } from "@/lib/refusals/remedies";
import type { DataFacts, RefusedHour, SourceFacts, Trouble } from "@/lib/shell/types";
import { gapsBetween, type Run } from "@/lib/sources/gaps";
import { sourceState } from "@/lib/sources/state";
import type { Gap } from "@/lib/sources/types";

const minute = 60_000;
const day = 1_440 * minute;

/** For how long a refusal is told. */
export const refusalReachMillis = day;
/** A gap is told while it lies in the range of a page that names none; /webhooks tells older ones too. */
export const gapReachMillis = 7 * day;
/** What the sender is told to send again is no trouble before it lasts: Postal comes again after two minutes. */
const passingMillis = 10 * minute;

/** The most serious first. */
const ranks: Record<Trouble["kind"], number> = { refusing: 0, refused: 1, silent: 2, gap: 3, quarantined: 4 };

/** Why the figures may be wrong or old: the most serious first, of one kind the newest. Nothing before the first event. */
export function troubleIn({ sources, runs, quarantined }: DataFacts, now: Millis): Trouble[] {
  if (sources.every(({ lastEventAt }) => lastEventAt === null)) {
    return [];
  }
  const found: Trouble[] = quarantined > 0 ? [{ kind: "quarantined", count: quarantined }] : [];
  const stops = new Map<Millis, Extract<Trouble, { kind: "gap" }>>();
  for (const source of sources) {
    const gaps = gapsOf(source, runs, now);
    const trouble = refusalsOf(source, now) ?? silenceOf(source, gaps, now);
    if (trouble !== null) {
      found.push(trouble);
    }
    for (const { from, to } of gaps) {
      const stop = stops.get(from);
      stops.set(from, {
        kind: "gap",
        sources: [...(stop?.sources ?? []), source.name],
        from,
        to: Math.max(stop?.to ?? to, to),
      });
    }
  }
  return [...found, ...stops.values()].sort((a, b) => ranks[a.kind] - ranks[b.kind] || newestOf(b) - newestOf(a));
}

function newestOf(trouble: Trouble): Millis {
  switch (trouble.kind) {
    case "refusing":
    case "refused":
    case "silent":
      return trouble.since ?? 0;
    case "gap":
      return trouble.to;
    case "quarantined":
      return 0;
    default:
      return trouble satisfies never;
  }
}

/** Stops before the first event are none: nothing was sent yet. */
function gapsOf({ kind, firstEventAt }: SourceFacts, runs: readonly Run[], now: Millis): Gap[] {
  return firstEventAt === null
    ? []
    : gapsBetween(runs, kind, firstEventAt).filter(({ to }) => to > now - gapReachMillis);
}

function refusalsOf({ name, lastEventAt, refused }: SourceFacts, now: Millis): Trouble | null {
  const recent = refused
    .filter(({ lastAt }) => now - lastAt < refusalReachMillis)
    .sort((a, b) => b.lastAt - a.lastAt || (a.reason < b.reason ? -1 : 1));
  if (sourceState(lastEventAt, recent, now) === "refusing") {
    const after = recent.filter(({ lastAt }) => lastAt > (lastEventAt ?? 0));
    const worst = after.find(isForGood) ?? (lasts(after, lastEventAt, now) ? after[0] : undefined);
    if (worst !== undefined) {
      return { kind: "refusing", source: name, reason: worst.reason, since: lastEventAt };
    }
  }
  const lost = recent.filter(isForGood);
  return lost.length === 0
    ? null
    : {
        kind: "refused",
        source: name,
        reasons: [...new Set(lost.map(({ reason }) => reason))],
        count: lost.reduce((sum, row) => sum + row.count, 0),
        since: Math.min(...lost.map(({ firstAt }) => firstAt)),
      };
}

/** Only the operator can mend it, not time. */
const isForGood = ({ reason }: RefusedHour) => !remedyFor(reason).passing;

function lasts(after: readonly RefusedHour[], lastEventAt: Millis | null, now: Millis): boolean {
  const since = Math.min(...after.map(({ firstAt }) => Math.max(firstAt, lastEventAt ?? 0)));
  return now - since >= passingMillis;
}

/** While we did not run nothing could come; the gap tells of that. */
function silenceOf({ name, lastEventAt }: SourceFacts, gaps: readonly Gap[], now: Millis): Trouble | null {
  if (lastEventAt === null) {
    return null;
  }
  const listening = Math.max(lastEventAt, ...gaps.map(({ to }) => to));
  return sourceState(listening, [], now) === "silent" ? { kind: "silent", source: name, since: lastEventAt } : null;
}

/** One trouble in a sentence. */
export function troubleSentence(trouble: Trouble, zone: string): string {
  const time = (at: Millis) => `${dateTime(at, zone)} (${zone})`;
  switch (trouble.kind) {
    case "refusing": {
      const { source, reason, since } = trouble;
      const last = since === null ? "none has come in yet" : `no event has come in since ${time(since)}`;
      return `Webhooks from ${source} are being refused (${titleOf(reason)}): ${last}.`;
    }
    case "refused": {
      const { source, reasons, count: refused, since } = trouble;
      const [were, they] = refused === 1 ? ["was", "it"] : ["were", "they"];
      const what = `${plural(refused, "webhook")} from ${source} ${were} refused (${reasons.map(titleOf).join(", ")})`;
      return `${what} since ${time(since)}: what ${they} reported may be missing.`;
    }
    case "silent":
      return `No event has come from ${trouble.source} since ${time(trouble.since)}: what happened since may be missing.`;
    case "gap": {
      const { sources, from, to } = trouble;
      const whose = sources.length === 1 ? sources[0] : `${count(sources.length)} sources`;
      return `Events of ${whose} between ${dateTime(from, zone)} and ${time(to)} may be missing: Mailgauge did not run.`;
    }
    case "quarantined":
      return trouble.count === 1
        ? "1 event waits in quarantine: no figure counts it."
        : `${count(trouble.count)} events wait in quarantine: no figure counts them.`;
    default:
      return trouble satisfies never;
  }
}

const titleOf = (reason: string) => {
  const { title } = remedyFor(reason);
  return `${title.charAt(0).toLowerCase()}${title.slice(1)}`;
};
