/** The ten event types of Ark and Postal (postalserver/postal: `WebhookRequest.trigger`). */
export type DeliveryType = "MessageSent" | "MessageDelayed" | "MessageDeliveryFailed" | "MessageHeld";
export type EngagementType = "MessageLoaded" | "MessageLinkClicked";
export type LimitType = "SendLimitApproaching" | "SendLimitExceeded";
export type EventType = DeliveryType | "MessageBounced" | EngagementType | "DomainDNSError" | LimitType;

/** Times are milliseconds since the Unix epoch, fractions cut. */
export type Millis = number;

interface EventBase {
  /** Digest of (source, what happened): the same fact has the same id however it was reported. */
  id: string;
  sourceId: string;
  /** When it happened; see lib/ingest/when.ts for where the time is taken from. */
  occurredAt: Millis;
  receivedAt: Millis;
  tenant: string | null;
  /** Ark's key-value pairs as JSON text. */
  metadata: string | null;
  /** Sent by Ark's "send a test": recorded and shown, never counted. */
  test: boolean;
  /** The request's body as it came. */
  body: string;
}

/** What a payload's message object says (ark-postal: `webhook_hash`). "" is null. */
export interface MessageFacts {
  /** Our id: digest of (source, token), else of (source, tenant, number). */
  id: string;
  token: string | null;
  number: string | null;
  direction: "outgoing" | "incoming";
  messageIdHeader: string | null;
  recipient: string | null;
  sender: string | null;
  subject: string | null;
  tag: string | null;
  acceptedAt: Millis | null;
}

/** A class and who gave it: "sender", or the name of our rule. */
export interface Verdict {
  classification: string;
  classificationCode: number | null;
  classifiedBy: string;
  /** 1 for the sender's own. */
  confidence: number;
  /** Of our rules; absent for the sender's own class, and for those of ours that are older than versions. */
  rulesVersion?: number;
}

export interface DeliveryEvent extends EventBase {
  type: DeliveryType;
  message: MessageFacts;
  details: string | null;
  /** The SMTP answer, several lines joined by "\n"; null when there was none. */
  answer: string | null;
  /** The receiving host, lower case: `remote_host`, else the one inside `details`. */
  host: string | null;
  /** Basic SMTP code of the answer, such as 550. */
  code: number | null;
  /** RFC 3463, such as "5.1.1". */
  enhancedCode: string | null;
  /** Effective class for MessageDelayed and MessageDeliveryFailed; null where nobody knows one. */
  verdict: Verdict | null;
  /** The sender's own word, kept even where it is "unclassified". */
  senderClassification: string | null;
  /** True if a delivery was tried: `time` is not null. */
  attempted: boolean;
  seconds: number | null;
  tls: boolean | null;
}

/** Postal calls any mail to the return path that quotes a message a bounce. */
export type BounceKind = "bounce" | "auto-reply" | "delay-notice";

export interface BounceEvent extends EventBase {
  type: "MessageBounced";
  /** The original message. */
  message: MessageFacts;
  bounce: MessageFacts;
  bounceKind: BounceKind;
}

export interface EngagementEvent extends EventBase {
  type: EngagementType;
  message: MessageFacts;
  ipAddress: string | null;
  userAgent: string | null;
  url: string | null;
}

export type DnsStatus = "OK" | "Missing" | "Invalid";
export interface DnsRecordReport {
  status: string | null;
  error: string | null;
}
export interface ServerFacts {
  uuid: string;
  name: string | null;
  permalink: string | null;
  organization: string | null;
}

export interface DomainEvent extends EventBase {
  type: "DomainDNSError";
  domain: string;
  domainUuid: string | null;
  server: ServerFacts | null;
  spf: DnsRecordReport;
  dkim: DnsRecordReport;
  mx: DnsRecordReport;
  returnPath: DnsRecordReport;
}

export interface LimitEvent extends EventBase {
  type: LimitType;
  server: ServerFacts;
  /** Mails in the last 60 minutes, as the sender counts them. */
  volume: number;
  /** Mails an hour. */
  limit: number;
}

export type MessageEvent = DeliveryEvent | BounceEvent | EngagementEvent;
export type NormalisedEvent = MessageEvent | DomainEvent | LimitEvent;

/** A signed body that is none of the ten; kept whole. */
export interface Unrecognised {
  reason: string;
  type: string | null;
}
