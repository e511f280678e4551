import "server-only";
import { Delta } from "@/lib/cube/delta";
import { addToCube } from "@/lib/cube/mutations";
import type { Counting } from "@/lib/cube/types";
import { sql, type Tx } from "@/lib/db/client";
import { among } from "@/lib/db/rows";
import { keepReports } from "@/lib/domains/mutations";
import { fillInEvents, insertEvents } from "@/lib/events/mutations";
import { refold } from "@/lib/ingest/refold";
import type { DomainEvent, LimitEvent, MessageEvent, Millis, NormalisedEvent } from "@/lib/ingest/types";
import { keepNotices } from "@/lib/limits/mutations";
import { contribution } from "@/lib/messages/contribution";
import { fold } from "@/lib/messages/fold";
import { lockMessages, saveMessages } from "@/lib/messages/mutations";
import type { MessageState } from "@/lib/messages/types";
import { quarantine, type Unreadable } from "@/lib/quarantine/mutations";
import { addressKey } from "@/lib/suppressions/address";
import { applyPolicy } from "@/lib/suppressions/automatic/mutations";

export type Item = { kind: "event"; event: NormalisedEvent } | { kind: "unreadable"; body: Unreadable };
export interface Recorded {
  kind: "recorded" | "duplicate" | "quarantined";
  id: string;
}

/** What recording needs to know besides the events. */
export interface Context {
  now: Millis;
  counting: (sourceId: string) => Counting;
  /** Messages older than this are pruned; null keeps everything. */
  horizon: Millis | null;
}

const isMessageEvent = (event: NormalisedEvent): event is MessageEvent => "message" in event;
const isReport = (event: NormalisedEvent): event is DomainEvent => event.type === "DomainDNSError";
const isNotice = (event: NormalisedEvent): event is LimitEvent =>
  event.type === "SendLimitApproaching" || event.type === "SendLimitExceeded";

/** Records a batch in the caller's transaction; safe to run again, and in any order. */
export async function record(tx: Tx, items: readonly Item[], context: Context): Promise<Recorded[]> {
  const events = new Map<string, NormalisedEvent>();
  const repeated: NormalisedEvent[] = [];
  const unreadable: Unreadable[] = [];
  for (const item of items) {
    if (item.kind === "unreadable") {
      unreadable.push(item.body);
    } else if (events.has(item.event.id)) {
      repeated.push(item.event);
    } else {
      events.set(item.event.id, item.event);
    }
  }
  await quarantine(tx, unreadable);
  const fresh = await recordEvents(tx, [...events.values()], repeated, context);
  return items.map((item) => {
    if (item.kind === "unreadable") {
      return { kind: "quarantined", id: item.body.id };
    }
    // The first of several reports in one batch is the recorded one.
    return { kind: fresh.delete(item.event.id) ? "recorded" : "duplicate", id: item.event.id };
  });
}

async function recordEvents(
  tx: Tx,
  events: readonly NormalisedEvent[],
  repeated: readonly NormalisedEvent[],
  context: Context,
): Promise<Set<string>> {
  if (events.length === 0) {
    return new Set();
  }
  const inOrder = [...events].sort((a, b) => (a.id < b.id ? -1 : 1));
  const late = await lateEvents(tx, inOrder, context.horizon);
  const inserted = await insertEvents(tx, inOrder, late);
  const fresh = inOrder.filter((event) => inserted.has(event.id));
  const filledIn = await fillInEvents(tx, [...inOrder.filter((event) => !inserted.has(event.id)), ...repeated]);

  await updateMessages(
    tx,
    fresh.filter(isMessageEvent).filter((event) => !late.has(event.id)),
    [...inOrder, ...repeated].filter(isMessageEvent).flatMap((event) => {
      const messageId = filledIn.get(event.id);
      return messageId === undefined || messageId === null
        ? []
        : [{ ...event, message: { ...event.message, id: messageId } }];
    }),
    context,
  );
  await keepReports(tx, fresh.filter(isReport));
  await keepNotices(tx, fresh.filter(isNotice));
  return inserted;
}

/** Events of messages that were pruned, or would be at once: recorded, but no longer counted. */
async function lateEvents(
  tx: Tx,
  events: readonly NormalisedEvent[],
  horizon: Millis | null,
): Promise<ReadonlySet<string>> {
  if (horizon === null) {
    return new Set();
  }
  const old = events.filter(
    (event) =>
      isMessageEvent(event) && Math.min(event.message.acceptedAt ?? event.occurredAt, event.occurredAt) < horizon,
  );
  const messageIds = old.flatMap((event) => (isMessageEvent(event) ? [event.message.id] : []));
  if (messageIds.length === 0) {
    return new Set();
  }
  const kept = await tx.$queryRaw<{ id: string }[]>(
    sql`SELECT "id" FROM "messages" WHERE "id" IN ${among(messageIds)}`,
  );
  const known = new Set(kept.map(({ id }) => id));
  return new Set(old.filter((event) => isMessageEvent(event) && !known.has(event.message.id)).map(({ id }) => id));
}

async function updateMessages(
  tx: Tx,
  fresh: readonly MessageEvent[],
  changed: readonly MessageEvent[],
  context: Context,
): Promise<void> {
  const stubs = new Map<string, MessageState>();
  for (const event of [...fresh, ...changed]) {
    if (!stubs.has(event.message.id)) {
      stubs.set(event.message.id, fold(null, event));
    }
  }
  if (stubs.size === 0) {
    return;
  }
  const before = await lockMessages(tx, stubs);
  const after = new Map<string, MessageState>();
  for (const event of fresh) {
    const { id } = event.message;
    after.set(id, fold(after.get(id) ?? before.get(id) ?? null, event));
  }
  const refolded =
    changed.length === 0
      ? []
      : await refold(
          tx,
          changed.map((event) => event.message.id),
        );
  for (const [id, state] of refolded) {
    if (state !== null) {
      after.set(id, state);
    }
  }
  await saveMessages(tx, after);
  await addToCube(tx, deltaOf(before, after, context.counting));
  await applyPolicy(tx, touchedBy(before, after), context.now);
}

/** What the cube gains and loses by messages that went from one state to another. */
export function deltaOf(
  before: ReadonlyMap<string, MessageState | null>,
  after: ReadonlyMap<string, MessageState>,
  counting: Context["counting"],
): Delta {
  const delta = new Delta();
  for (const [id, state] of after) {
    const old = before.get(id) ?? null;
    if (old !== null) {
      delta.subtract(contribution(old, counting(old.sourceId)));
    }
    delta.add(contribution(state, counting(state.sourceId)));
  }
  return delta;
}

function addressOf(state: MessageState | null): string | null {
  const counts = state !== null && state.direction === "outgoing" && !state.test;
  return counts && state.recipient !== null ? addressKey(state.recipient.value) : null;
}

/** Whether the policy has to look at the recipient: the message failed, bounced or was delayed. */
const speaksAgainst = ({ outcome, lastBounceAt, firstDelayAt }: MessageState) =>
  outcome?.type === "MessageDeliveryFailed" || lastBounceAt !== null || firstDelayAt !== null;

function touchedBy(before: ReadonlyMap<string, MessageState | null>, after: ReadonlyMap<string, MessageState>) {
  const failing = new Set<string>();
  const sent = new Set<string>();
  for (const [id, state] of after) {
    const old = before.get(id) ?? null;
    const mayFail = speaksAgainst(state) || (old !== null && speaksAgainst(old));
    for (const key of [addressOf(old), addressOf(state)]) {
      if (key !== null && mayFail) {
        failing.add(key);
      }
      if (key !== null && state.outcome?.type === "MessageSent") {
        sent.add(key);
      }
    }
  }
  return { failing, sent };
}
