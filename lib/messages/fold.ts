import type { DeliveryEvent, DeliveryType, MessageEvent, Millis } from "@/lib/ingest/types";
import type { Dated, MessageState, Outcome } from "@/lib/messages/types";

/** Which outcome counts where two have the same time: design section 3.2. */
const rank = {
  MessageSent: 3,
  MessageDeliveryFailed: 2,
  MessageHeld: 1,
  MessageDelayed: 0,
} satisfies Record<DeliveryType, number>;

/** Enough of an event's id to settle equal times; the whole would be half of a stored state. */
const tieBreaker = (event: MessageEvent) => event.id.slice(-8);

function newest<T>(held: Dated<T> | null, value: T | null, event: MessageEvent): Dated<T> | null {
  if (value === null) {
    return held;
  }
  const by = tieBreaker(event);
  const isNewer = held === null || event.occurredAt > held.at || (event.occurredAt === held.at && by > held.by);
  return isNewer ? { value, at: event.occurredAt, by } : held;
}

function isLater(outcome: Outcome, than: Outcome | null): boolean {
  if (than === null || outcome.at !== than.at) {
    return than === null || outcome.at > than.at;
  }
  const byRank = rank[outcome.type] - rank[than.type];
  return byRank > 0 || (byRank === 0 && outcome.eventId > than.eventId);
}

const earliest = (held: Millis | null, at: Millis): Millis => (held === null ? at : Math.min(held, at));
const latest = (held: Millis | null, at: Millis): Millis => (held === null ? at : Math.max(held, at));

function outcomeOf(event: DeliveryEvent): Outcome {
  return {
    type: event.type,
    at: event.occurredAt,
    eventId: event.id,
    verdict: event.verdict,
    answered: event.answer !== null,
    answer: event.answer,
    details: event.details,
    enhancedCode: event.enhancedCode,
    code: event.code,
  };
}

function blank(event: MessageEvent): MessageState {
  return {
    sourceId: event.sourceId,
    direction: event.message.direction,
    test: event.test,
    token: event.message.token,
    number: event.message.number,
    tenant: null,
    recipient: null,
    sender: null,
    subject: null,
    tag: null,
    messageIdHeader: null,
    acceptedAt: null,
    host: null,
    outcome: null,
    firstDelayAt: null,
    lastDelay: null,
    lastBounceAt: null,
    firstOpenAt: null,
    firstClickAt: null,
    attempts: [],
    activityAt: event.occurredAt,
  };
}

/** A message has one number; where a sender says two, the order of arrival must not choose. */
const smaller = (held: string | null, number: string | null): string | null =>
  held === null || (number !== null && number < held) ? number : held;

/** What each event says of the message itself, whatever its type. */
function learnFacts(state: MessageState, event: MessageEvent): void {
  const { message } = event;
  if (message.direction === "incoming") {
    state.direction = "incoming";
  }
  state.test = state.test && event.test;
  state.number = smaller(state.number, message.number);
  state.tenant = newest(state.tenant, event.tenant, event);
  state.recipient = newest(state.recipient, message.recipient, event);
  state.sender = newest(state.sender, message.sender, event);
  state.subject = newest(state.subject, message.subject, event);
  state.tag = newest(state.tag, message.tag, event);
  state.messageIdHeader = newest(state.messageIdHeader, message.messageIdHeader, event);
  state.acceptedAt = newest(state.acceptedAt, message.acceptedAt, event);
  state.activityAt = Math.max(state.activityAt, event.occurredAt);
}

function learnDelivery(state: MessageState, event: DeliveryEvent): void {
  const outcome = outcomeOf(event);
  state.host = newest(state.host, event.host, event);
  if (isLater(outcome, state.outcome)) {
    state.outcome = outcome;
  }
  if (event.type === "MessageDelayed") {
    state.firstDelayAt = earliest(state.firstDelayAt, outcome.at);
    if (isLater(outcome, state.lastDelay)) {
      state.lastDelay = outcome;
    }
  }
  if (event.attempted) {
    state.attempts = [...state.attempts, outcome.at].sort((a, b) => a - b);
  }
}

/**
 * A message's state after one more of its events. The result depends on the set of events alone, not on
 * their order of arrival; each event must be folded once (recording sees to that by its identity).
 */
export function fold(before: MessageState | null, event: MessageEvent): MessageState {
  // A copy that is changed here and then let go: V8 takes 20 µs for a literal that spreads and then overrides.
  const state = before === null ? blank(event) : { ...before };
  learnFacts(state, event);
  switch (event.type) {
    case "MessageSent":
    case "MessageDelayed":
    case "MessageDeliveryFailed":
    case "MessageHeld":
      learnDelivery(state, event);
      return state;
    case "MessageBounced":
      if (event.bounceKind === "bounce") {
        state.lastBounceAt = latest(state.lastBounceAt, event.occurredAt);
      }
      return state;
    case "MessageLoaded":
      state.firstOpenAt = earliest(state.firstOpenAt, event.occurredAt);
      return state;
    case "MessageLinkClicked":
      state.firstClickAt = earliest(state.firstClickAt, event.occurredAt);
      return state;
    default:
      return event satisfies never;
  }
}

/** The state after all of a message's events; null for none. */
export function foldAll(events: Iterable<MessageEvent>): MessageState | null {
  let state: MessageState | null = null;
  for (const event of events) {
    state = fold(state, event);
  }
  return state;
}
