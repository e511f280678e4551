import "server-only";
import type { Tx } from "@/lib/db/client";
import type { Millis } from "@/lib/ingest/types";
import {
  type Asking,
  type FailedMessage,
  factsOf,
  judge,
  policyKey,
  readPolicy,
} from "@/lib/suppressions/automatic/data";
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
import { type AddressFacts, bouncedRule, changedPolicy, type Decision, type Policy } from "@/lib/suppressions/policy";

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
  /** Messages that today's rules give another cause, with the class that they had: what stood on it has to go. */
  reclassified?: ReadonlyMap<string, string | null>;
}

/** What all that a rule did is kept under, so that it can be undone by time. */
export const ruleBatch = (rule: string) => `rule:${rule}`;

/** An address whose entry was written or taken off: what was there, and what is. */
export interface Settled {
  address: string;
  before: Held | null;
  after: EntryRow | null;
}

/**
 * Brings the automatic part of the list in line with the messages of the touched addresses: design section
 * 3.2, "Automatic suppression". What people and keys added is never changed.
 */
export async function applyPolicy(tx: Tx, touched: Touched, now: Millis): Promise<Settled[]> {
  const all = [...new Set([...touched.failing, ...touched.sent])].sort();
  if (all.length === 0) {
    return [];
  }
  const held = new Map((await liveEntries(tx, scope, all, now)).map((entry) => [entry.address, entry]));
  const asked = all.filter((address) => touched.failing.has(address) || held.get(address)?.origin === "policy");
  if (asked.length === 0) {
    return [];
  }
  const { reclassified = new Map<string, string | null>() } = touched;
  const policy = await readPolicy(tx);
  return await settle(tx, { policy, addresses: asked, held, now, reclassified, batchId: null });
}

interface Settling extends Asking {
  addresses: readonly string[];
  held: ReadonlyMap<string, Held>;
  /** Null: kept under the rule that acts. */
  batchId: string | null;
}

/** Puts on and takes off what the policy says. The addresses must be locked. @returns how many */
export async function settleAddresses(
  tx: Tx,
  settling: Settling,
): Promise<{ added: number; updated: number; removed: number }> {
  const settled = await settle(tx, settling);
  const removed = settled.filter(({ after }) => after === null).length;
  const added = settled.filter(({ before }) => before === null).length;
  return { added, updated: settled.length - added - removed, removed };
}

async function settle(tx: Tx, settling: Settling): Promise<Settled[]> {
  const { addresses, held, now } = settling;
  const lifted: Settled[] = [];
  const put: { row: EntryRow; change: Change }[] = [];
  for (const facts of await factsOf(tx, scope, addresses)) {
    const entry = held.get(facts.address) ?? null;
    const judgement = await judge(tx, facts, entry, settling);
    if (judgement?.kind === "put") {
      put.push(await entryFor(tx, judgement.decision, facts, entry, settling));
    } else if (judgement?.kind === "lift" && entry !== null) {
      await lift(tx, entry, judgement.reason, settling);
      lifted.push({ address: facts.address, before: entry, after: null });
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
  return [...lifted, ...put.map(({ row, change: { address, before } }) => ({ address, before, after: row }))];
}

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

async function lift(tx: Tx, entry: Held, reason: string, { now, batchId }: Settling): Promise<void> {
  await tx.suppression.deleteMany({ where: { seq: entry.seq } });
  const lifted: Change = {
    ...{ scope, address: entry.address, action: "lifted", origin: "policy", reason, actor, messageId: null },
    ...{ batchId: batchId ?? ruleBatch(entry.rule ?? ""), before: entry },
  };
  await noteChanges(tx, [lifted], now);
}
