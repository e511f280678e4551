import type { DeliveryEvent, DeliveryType, MessageEvent, Millis } from "@/lib/ingest/types";
import type { Dated, MessageState, Outcome } from "@/lib/messages/types";

/** Which outcome counts where two have the same time: design section 3.2. */
const rank = {
  MessageSent: 3,
  MessageDeliveryFailed: 2,
  MessageHeld: 1,
  MessageDelayed: 0,
} satisfies Record<DeliveryType, number>;

function newest<T>(held: Dated<T> | null, value: T | null, event: MessageEvent): Dated<T> | null {
  if (value === null) {
    return held;
  }
  const isNewer =
    held === null || event.occurredAt > held.at || (event.occurredAt === held.at && event.id > held.by);
  return isNewer ? { value, at: event.occurredAt, by: event.id } : held;
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

/** What each event says of the message itself, whatever its type. */
function withFacts(state: MessageState, event: MessageEvent): MessageState {
  const { message } = event;
  return {
    ...state,
    direction: message.direction === "incoming" ? "incoming" : state.direction,
    test: state.test && event.test,
    number: state.number ?? message.number,
    tenant: newest(state.tenant, event.tenant, event),
    recipient: newest(state.recipient, message.recipient, event),
    sender: newest(state.sender, message.sender, event),
    subject: newest(state.subject, message.subject, event),
    tag: newest(state.tag, message.tag, event),
    messageIdHeader: newest(state.messageIdHeader, message.messageIdHeader, event),
    acceptedAt: newest(state.acceptedAt, message.acceptedAt, event),
    activityAt: Math.max(state.activityAt, event.occurredAt),
  };
}

function withDelivery(state: MessageState, event: DeliveryEvent): MessageState {
  const outcome = outcomeOf(event);
  const isDelay = event.type === "MessageDelayed";
  return {
    ...state,
    host: newest(state.host, event.host, event),
    outcome: isLater(outcome, state.outcome) ? outcome : state.outcome,
    firstDelayAt: isDelay ? earliest(state.firstDelayAt, outcome.at) : state.firstDelayAt,
    lastDelay: isDelay && isLater(outcome, state.lastDelay) ? outcome : state.lastDelay,
    attempts: event.attempted ? [...state.attempts, outcome.at].sort((a, b) => a - b) : state.attempts,
  };
}

/**
 * A message's state after one more of its events. The result depends on the set of events alone, not on
 * their order of arrival; each event must be folded once (recording sees to that by its identity).
 */
export function fold(before: MessageState | null, event: MessageEvent): MessageState {
  const state = withFacts(before ?? blank(event), event);
  switch (event.type) {
    case "MessageSent":
    case "MessageDelayed":
    case "MessageDeliveryFailed":
    case "MessageHeld":
      return withDelivery(state, event);
    case "MessageBounced":
      return event.bounceKind === "bounce"
        ? { ...state, lastBounceAt: latest(state.lastBounceAt, event.occurredAt) }
        : state;
    case "MessageLoaded":
      return { ...state, firstOpenAt: earliest(state.firstOpenAt, event.occurredAt) };
    case "MessageLinkClicked":
      return { ...state, firstClickAt: earliest(state.firstClickAt, event.occurredAt) };
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
