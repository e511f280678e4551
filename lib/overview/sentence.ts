import type { Figures, Grain, Preset } from "@/lib/cube/types";
import { count, plural, rate } from "@/lib/format";
import { deferredRatio } from "@/lib/overview/ratios";
import type { SentenceFacts, Worst } from "@/lib/overview/types";
import { providerLabel } from "@/lib/providers/constants";
import { ended, fraction } from "@/lib/rates";

const presetWords: Record<Preset, string> = {
  "24h": "the last 24 hours",
  "7d": "the last 7 days",
  "30d": "the last 30 days",
  "90d": "the last 90 days",
  "365d": "the last 365 days",
};

/** A range in words that follow "in": `the last 7 days`, `these 12 hours`. */
export function rangeWords(preset: Preset | null, buckets: number, grain: Grain): string {
  if (preset !== null) {
    return presetWords[preset];
  }
  return buckets === 1 ? `this ${grain}` : `these ${count(buckets)} ${grain}s`;
}

/** What is going on, in one sentence or two; honest where there is nothing, one message, or too few to judge. */
export function sentence(facts: SentenceFacts): string {
  const { current } = facts;
  const words = rangeWords(facts.preset, facts.buckets, facts.grain);
  const whole = ended(current);
  if (whole === 0) {
    return nothingEnded(facts, words);
  }
  const lost = current.failed + current.bounced;
  if (whole === 1) {
    const end = lost === 1 ? `bounced${mostly(facts.worst, ": ")}` : "was delivered";
    return withDeferred(`The one message of ${words} ${end}.`, facts);
  }
  if (whole < facts.minimumVolume) {
    const bounced =
      lost === 0 ? `All ${count(whole)} messages of ${words} were delivered` : fewBounced(lost, whole, words);
    return withDeferred(`${bounced}: too few to judge.`, facts);
  }
  const share = lost === 0 ? "None" : lost === whole ? "All" : rate(fraction(lost, whole));
  const start = `${share} of ${count(whole)} messages bounced in ${words}`;
  return withDeferred(`${start}${trend(facts)}${lost > 0 ? mostly(facts.worst, ": mostly ") : ""}.`, facts);
}

function nothingEnded({ current, previous }: SentenceFacts, words: string): string {
  const waiting = [
    current.stillDeferred > 0 && `${plural(current.stillDeferred, "message")} still deferred`,
    current.held > 0 && `${plural(current.held, "message")} held`,
  ].filter((part) => part !== false);
  if (waiting.length > 0) {
    return `No message reached an end in ${words}: ${waiting.join(", ")}.`;
  }
  const before = ended(previous);
  return before > 0
    ? `No mail in ${words}, after ${plural(before, "message")} in the period before.`
    : `No mail yet in ${words}.`;
}

function fewBounced(lost: number, whole: number, words: string): string {
  return lost === whole
    ? `All ${count(whole)} messages of ${words} bounced`
    : `${count(lost)} of ${count(whole)} messages bounced in ${words}`;
}

const shown = (figures: Figures) => rate(figures.bounceRate);

/** The bounce rate before; silent where too few mails ended then. */
function trend({ current, previous, minimumVolume }: SentenceFacts): string {
  if (ended(previous) < minimumVolume || current.bounceRate === null || previous.bounceRate === null) {
    return "";
  }
  if (shown(current) === shown(previous)) {
    return ", as in the period before";
  }
  const direction = current.bounceRate > previous.bounceRate ? "up" : "down";
  return `, ${direction} from ${previous.failed + previous.bounced === 0 ? "none" : shown(previous)}`;
}

/** `Google, spam_block`; nothing where the failures are spread out. */
function mostly({ provider, classification }: Worst, before: string): string {
  const names = [provider === null ? null : providerName(provider), classification].filter((name) => name !== null);
  return names.length === 0 ? "" : `${before}${names.join(", ")}`;
}

const providerName = (name: string) => (name === "other" ? "smaller providers" : providerLabel(name));

function withDeferred(start: string, { current, deferredWarning, minimumVolume }: SentenceFacts): string {
  const { part, whole } = deferredRatio(current);
  const share = fraction(part, whole);
  if (share === null || whole < minimumVolume || share < deferredWarning) {
    return start;
  }
  return `${start} ${rate(share)} were deferred on the way.`;
}
