import type { Group } from "@/lib/bounces/constants";
import type { Classified } from "@/lib/bounces/types";
import type { BounceKind, DeliveryType, EventType, Millis, Verdict } from "@/lib/ingest/types";

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

/** A line of a list of messages. */
export interface MessageRow {
  id: string;
  sourceId: string;
  token: string | null;
  /** The sender's own number. */
  number: string | null;
  tenant: string | null;
  direction: "outgoing" | "incoming";
  test: boolean;
  recipient: string | null;
  sender: string | null;
  /** Of the sender's address. */
  domain: string | null;
  subject: string | null;
  tag: string | null;
  provider: string;
  /** Receiving host. */
  host: string | null;
  state: StateName;
  stateAt: Millis;
  /** Effective class of the failure, else of the last delay. */
  classification: string | null;
  group: Group | null;
  /** "sender", or the name of our rule. */
  classifiedBy: string | null;
  enhancedCode: string | null;
  details: string | null;
  answer: string | null;
  /** The answer with what is particular to this message masked. */
  answerKey: string | null;
  acceptedAt: Millis | null;
  firstDelayAt: Millis | null;
  sentAt: Millis | null;
  openedAt: Millis | null;
  clickedAt: Millis | null;
  attempts: number;
  activityAt: Millis;
}

/** The figures that can be opened into the messages they count. */
export const countedAs = [
  "delivered",
  "failed",
  "bounced",
  "deferred",
  "stillDeferred",
  "held",
  "opened",
  "clicked",
] as const;
export type CountedAs = (typeof countedAs)[number];

/** A figure's own period: exactly the messages that it counts. `from` inclusive, `to` exclusive. */
export interface Counted {
  as: CountedAs;
  from: Millis;
  to: Millis;
}

/** "" is none; absent is any. */
export interface MessageFilters {
  /** A whole address, or a part of one. */
  recipient?: string;
  sender?: string;
  domain?: string;
  /** Of the recipient's address. */
  recipientDomain?: string;
  tag?: string;
  classification?: string;
  group?: string;
  provider?: string;
  host?: string;
  tenant?: string;
  /** Id or slug. */
  source?: string;
  state?: StateName;
  /** An answer key, else a part of the answer's text. */
  answer?: string;
  counted?: Counted;
  direction?: "outgoing" | "incoming";
  test?: boolean;
  /** Of the newest event. */
  from?: Millis;
  to?: Millis;
}

export interface Page<Row> {
  rows: Row[];
  /** null at the end. */
  nextCursor: string | null;
}

export interface MessageCount {
  count: number;
  /** There are more than could be counted in time: show "10 000+". */
  more: boolean;
}

/** What one event says, for a timeline. */
export interface TimelineEntry {
  eventId: string;
  type: EventType;
  at: Millis;
  receivedAt: Millis;
  /** Of a delivery; null where it does not say, and for other events. */
  details: string | null;
  answer: string | null;
  host: string | null;
  code: number | null;
  enhancedCode: string | null;
  classification: string | null;
  classifiedBy: string | null;
  /** 1 for the sender's own class. */
  confidence: number | null;
  /** The sender's own word, even where it is "unclassified". */
  senderClassification: string | null;
  /** What our rules of today make of a failure or delay, whatever the sender says of it. */
  ours: Classified | null;
  /** Of those rules. */
  rulesVersion: number | null;
  seconds: number | null;
  tls: boolean | null;
  attempted: boolean;
  /** Of MessageBounced. */
  bounceKind: BounceKind | null;
  bounceFrom: string | null;
  bounceSubject: string | null;
  /** Of opens and clicks. */
  ipAddress: string | null;
  userAgent: string | null;
  url: string | null;
}

/** Whether the recipient is suppressed now, and where. */
export interface RecipientSuppression {
  suppressed: boolean;
  scope: "workspace" | "tenant" | null;
  reason: string | null;
  origin: string | null;
  createdAt: Millis | null;
}

export interface MessageDetail extends MessageRow {
  /** Of the rules that gave the class; null for the sender's class, and for one of ours older than versions. */
  rulesVersion: number | null;
  messageIdHeader: string | null;
  sourceName: string | null;
  /** Ark's key-value pairs, from the newest event that has some. */
  metadata: Record<string, unknown> | null;
  /** Oldest first. */
  timeline: TimelineEntry[];
  /** The last delivery says that the sender's own list holds this mail. */
  heldBySenderList: boolean;
  suppression: RecipientSuppression;
  neighbours: {
    /** Other messages failed or deferred in the last 24 hours with the same answer; capped at 1,000. */
    sameAnswer: number;
    more: boolean;
  };
}
