import { bounceClassOf } from "@/lib/bounces/constants";
import { dateTime, duration, plural } from "@/lib/format";
import type { Millis } from "@/lib/ingest/types";
import { endNotReported } from "@/lib/messages/end";
import type { MessageDetail } from "@/lib/messages/types";

type Judged = Pick<
  MessageDetail,
  | "state"
  | "stateAt"
  | "host"
  | "attempts"
  | "classification"
  | "details"
  | "acceptedAt"
  | "firstDelayAt"
  | "sentAt"
  | "heldBySenderList"
  | "suppression"
>;

const ordinals = ["first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth"];

/** `at the second attempt`; nothing where no attempt is known. */
function attemptWords(attempts: number): string {
  if (attempts === 0) {
    return "";
  }
  const ordinal = ordinals[attempts - 1];
  return ordinal === undefined ? ` at attempt ${attempts}` : ` at the ${ordinal} attempt`;
}

/** The meaning of a class inside a sentence; its own name where nobody knows it. */
function reason(classification: string | null): string {
  const known = bounceClassOf(classification);
  if (known === undefined) {
    return classification === null ? "" : `: ${classification}`;
  }
  if (known.group === "unclassified") {
    return ": the answer is not classified";
  }
  const meaning = known.meaning.replace(/\.$/, "");
  return `: ${meaning.charAt(0).toLowerCase()}${meaning.slice(1)}`;
}

/** What became of a message, in one sentence. */
export function verdictOn(message: Judged, now: Millis, zone: string): string {
  const suppressed = message.suppression.suppressed ? " The address is suppressed." : "";
  return `${outcome(message, now, zone)}${suppressed}`;
}

function outcome(message: Judged, now: Millis, zone: string): string {
  const { state, host, attempts, classification } = message;
  const by = host === null ? "" : ` by ${host}`;
  const since = dateTime(message.firstDelayAt ?? message.stateAt, zone);
  switch (state) {
    case "delivered":
      return `Taken${by}${attemptWords(attempts)}${afterAccepted(message)}.`;
    case "failed":
      return host === null
        ? `Failed${attemptWords(attempts)}, no receiving server is named${reason(classification)}.`
        : `Refused${by}${attemptWords(attempts)}${reason(classification)}.`;
    case "bounced":
      return `${message.sentAt === null ? "Bounced" : `Taken${by} first, then bounced`} on ${dateTime(message.stateAt, zone)}.`;
    case "held":
      return held(message, now, zone);
    case "deferred":
      return endNotReported(message, now)
        ? `Deferred since ${since}, and no end was reported${reason(classification)}.`
        : `Deferred${by} since ${since}, ${plural(attempts, "attempt")} so far${reason(classification)}. The sender goes on trying.`;
    case "none":
      return "No outcome has been reported for this message.";
    default:
      return state satisfies never;
  }
}

function held(message: Judged, now: Millis, zone: string): string {
  const since = dateTime(message.stateAt, zone);
  if (endNotReported(message, now)) {
    return `Held since ${since}, and no end was reported: Postal drops held mail after 7 days.`;
  }
  return message.heldBySenderList
    ? `Held by the sender since ${since}: the recipient is on the sender’s own suppression list.`
    : `Held by the sender since ${since}.`;
}

function afterAccepted({ acceptedAt, sentAt, stateAt }: Judged): string {
  if (acceptedAt === null) {
    return "";
  }
  return `, ${duration(Math.max(0, (sentAt ?? stateAt) - acceptedAt))} after the sender had accepted it`;
}
