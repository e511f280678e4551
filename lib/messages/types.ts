import type { DeliveryType, Millis, Verdict } from "@/lib/ingest/types";

/** A value with the time of the event that said it, so that the newest wins in any order of arrival. */
export interface Dated<T> {
  value: T;
  at: Millis;
  /** Settles equal times, so that the order of arrival never does. */
  by: string;
}

/** A delivery outcome as kept in a message's state. */
export interface Outcome {
  type: DeliveryType;
  at: Millis;
  eventId: string;
  verdict: Verdict | null;
  /** The server answered something. */
  answered: boolean;
  answer: string | null;
  details: string | null;
  enhancedCode: string | null;
  code: number | null;
}

/** Everything that fold knows of one message; JSON-safe; a set function of the message's events. */
export interface MessageState {
  sourceId: string;
  direction: "outgoing" | "incoming";
  test: boolean;
  token: string | null;
  number: string | null;
  tenant: Dated<string> | null;
  recipient: Dated<string> | null;
  sender: Dated<string> | null;
  subject: Dated<string> | null;
  tag: Dated<string> | null;
  messageIdHeader: Dated<string> | null;
  acceptedAt: Dated<Millis> | null;
  host: Dated<string> | null;
  /** Latest by time; ties Sent > HardFail > Held > SoftFail. */
  outcome: Outcome | null;
  firstDelayAt: Millis | null;
  lastDelay: Outcome | null;
  /** Of kind "bounce" only. */
  lastBounceAt: Millis | null;
  firstOpenAt: Millis | null;
  firstClickAt: Millis | null;
  /** When each delivery was tried, ascending. */
  attempts: Millis[];
  /** Time of the newest event. */
  activityAt: Millis;
}

export type StateName = "delivered" | "failed" | "bounced" | "held" | "deferred" | "none";
