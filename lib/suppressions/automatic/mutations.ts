import "server-only";
import { sql, type Tx } from "@/lib/db/client";
import type { Millis } from "@/lib/ingest/types";
import { type FailedMessage, factsOf, policyKey, readPolicy } from "@/lib/suppressions/automatic/data";
import { workspaceScope } from "@/lib/suppressions/constants";
import {
  type Change,
  domainOf,
  type EntryRow,
  type Held,
  liveEntries,
  noteChanges,
  putEntries,
} from "@/lib/suppressions/entries/mutations";
import {
  type AddressFacts,
  bouncedRule,
  changedPolicy,
  type Decision,
  decide,
  type Policy,
} from "@/lib/suppressions/policy";

/** The automatic rules write on the workspace's list. */
const scope = workspaceScope;
const actor = "policy";

/** Makes a policy the workspace's: rules that are new or changed hold from now on. */
export async function writePolicy(tx: Tx, wanted: Omit<Policy, "since">, now: Millis): Promise<Policy> {
  const policy = changedPolicy(await readPolicy(tx), wanted, now);
  const value = JSON.stringify(policy);
  await tx.setting.upsert({ where: { key: policyKey }, create: { key: policyKey, value }, update: { value } });
  return policy;
}

/** Addresses that a batch touched. */
export interface Touched {
  /** Of messages that failed, bounced or were delayed, or had before: the policy is asked. */
  failing: ReadonlySet<string>;
  /** Of messages that were Sent: a live automatic suppression may have to go. */
  sent: ReadonlySet<string>;
}

/** What all that a rule did is kept under, so that it can be undone by time. */
export const ruleBatch = (rule: string) => `rule:${rule}`;

/**
 * Brings the automatic part of the list in line with the messages of the touched addresses: design section
 * 3.2, "Automatic suppression". What people and keys added is never changed.
 */
export async function applyPolicy(tx: Tx, touched: Touched, now: Millis): Promise<void> {
  const all = [...new Set([...touched.failing, ...touched.sent])].sort();
  if (all.length === 0) {
    return;
  }
  const held = new Map((await liveEntries(tx, scope, all, now)).map((entry) => [entry.address, entry]));
  const asked = all.filter((address) => touched.failing.has(address) || held.get(address)?.origin === "policy");
  if (asked.length === 0) {
    return;
  }
  const policy = await readPolicy(tx);
  await settleAddresses(tx, { policy, addresses: asked, held, now, batchId: null });
}

interface Settling {
  policy: Policy;
  addresses: readonly string[];
  held: ReadonlyMap<string, Held>;
  now: Millis;
  /** Null: kept under the rule that acts. */
  batchId: string | null;
}

/** Puts on and takes off what the policy says. The addresses must be locked. @returns how many */
export async function settleAddresses(
  tx: Tx,
  settling: Settling,
): Promise<{ added: number; updated: number; removed: number }> {
  const { policy, addresses, held, now } = settling;
  let removed = 0;
  const put: { row: EntryRow; change: Change }[] = [];
  for (const facts of await factsOf(tx, scope, addresses)) {
    const entry = held.get(facts.address) ?? null;
    if (entry !== null && entry.origin !== "policy") {
      continue;
    }
    const decision = decide(policy, facts);
    if (decision !== null && (decision.expiresAt === null || decision.expiresAt > now)) {
      if (!standsFor(entry, decision)) {
        put.push(await entryFor(tx, decision, facts, entry, settling));
      }
    } else if (entry !== null && (await liftIfDue(tx, entry, facts, settling))) {
      removed++;
    }
  }
  await putEntries(
    tx,
    put.map(({ row }) => row),
  );
  await noteChanges(
    tx,
    put.map(({ change }) => change),
    now,
  );
  const added = put.filter(({ change }) => change.before === null).length;
  return { added, updated: put.length - added, removed };
}

const standsFor = (entry: Held | null, { because, rule }: Decision<FailedMessage>) =>
  entry !== null && entry.messageId === because.id && entry.rule === rule && entry.createdAt.getTime() === because.at;

const eventTypes = {
  failed: "MessageDeliveryFailed",
  bounced: "MessageBounced",
  delayed: "MessageDelayed",
} as const;

async function entryFor(
  tx: Tx,
  { because, rule, expiresAt }: Decision<FailedMessage>,
  facts: AddressFacts<FailedMessage>,
  before: Held | null,
  { now, batchId }: Settling,
): Promise<{ row: EntryRow; change: Change }> {
  const event = await tx.event.findFirst({
    where: { messageId: because.id, type: eventTypes[because.kind], occurredAt: new Date(because.at) },
    orderBy: { id: "asc" },
    select: { id: true },
  });
  const { address } = facts;
  const classification = because.kind === "bounced" ? null : because.classification;
  const reason = classification ?? (rule === bouncedRule ? "bounced after acceptance" : null);
  const row = {
    ...{ scope, address, addressShown: because.shown, domain: domainOf(address), reason, origin: "policy", rule },
    ...{ classification, classifiedBy: because.classifiedBy, answer: because.answer, eventId: event?.id ?? null },
    ...{ messageId: because.id, sourceId: because.sourceId, note: null, createdBy: actor },
    ...{ createdAt: because.at, updatedAt: now, expiresAt },
  };
  const action = before !== null ? "updated" : facts.lastRemovedAt === null ? "added" : "returned";
  const change: Change = {
    ...{ scope, address, action, origin: "policy", reason, actor, messageId: because.id },
    ...{ batchId: batchId ?? ruleBatch(rule), before },
  };
  return { row, change };
}

/** @returns whether the entry was taken off */
async function liftIfDue(
  tx: Tx,
  entry: Held,
  { address, lastSentAt }: AddressFacts<FailedMessage>,
  { policy, now, batchId }: Settling,
): Promise<boolean> {
  const isDelivered = policy.liftOnDelivery && lastSentAt !== null && lastSentAt >= entry.createdAt.getTime();
  if (!(isDelivered || (await noLongerFails(tx, entry)))) {
    return false;
  }
  await tx.suppression.deleteMany({ where: { seq: entry.seq } });
  const lifted: Change = {
    ...{ scope, address, action: "lifted", origin: "policy", reason: "delivered since", actor, messageId: null },
    ...{ batchId: batchId ?? ruleBatch(entry.rule ?? ""), before: entry },
  };
  await noteChanges(tx, [lifted], now);
  return true;
}

/** The message that the entry stands for is still here and did not fail after all. */
async function noLongerFails(tx: Tx, { messageId, rule }: Held): Promise<boolean> {
  if (messageId === null) {
    return false;
  }
  const [message] = await tx.$queryRaw<{ state: string; firstDelayAt: Date | null }[]>(
    sql`SELECT "state", "firstDelayAt" FROM "messages" WHERE "id" = ${messageId}`,
  );
  if (message === undefined) {
    return false;
  }
  if (rule === bouncedRule) {
    return message.state !== "bounced";
  }
  return rule?.startsWith("repeated:") ? message.firstDelayAt === null : message.state !== "failed";
}
