import "server-only";
import { setImmediate as breathe } from "node:timers/promises";
import { reader, sql, type Tx } from "@/lib/db/client";
import { among } from "@/lib/db/rows";
import type { Millis } from "@/lib/ingest/types";
import { type Asked, type Effect, EffectCounter } from "@/lib/suppressions/automatic/effect";
import { defaultPolicy, workspaceScope } from "@/lib/suppressions/constants";
import type { Held } from "@/lib/suppressions/entries/mutations";
import {
  type AddressFacts,
  bouncedRule,
  type Decision,
  decide,
  type Failure,
  type Policy,
  repeatedRule,
} from "@/lib/suppressions/policy";
import { policySchema } from "@/lib/suppressions/schema";

/** The setting that holds the policy. */
export const policyKey = "suppressionPolicy";

/** A failure with what an entry shows of it. */
export interface FailedMessage extends Failure {
  shown: string;
  classifiedBy: string | null;
  answer: string | null;
  sourceId: string;
}

/** The workspace's policy; one that this version cannot read counts as the default. */
export async function readPolicy(from: Pick<Tx, "setting"> = reader()): Promise<Policy> {
  const row = await from.setting.findUnique({ where: { key: policyKey }, select: { value: true } });
  const parsed = policySchema.safeParse(row === null ? null : JSON.parse(row.value));
  return parsed.success ? parsed.data : defaultPolicy;
}

export interface MessageFacts {
  id: string;
  recipientKey: string;
  recipient: string;
  state: string;
  stateAt: Date;
  suppresses: boolean | number;
  classification: string | null;
  classifiedBy: string | null;
  answer: string | null;
  sourceId: string;
  firstDelayAt: Date | null;
}

/** What a message says against its recipient; a message that was delayed and then failed says two things. */
export function failuresIn(message: MessageFacts): FailedMessage[] {
  const { id, recipient: shown, classification, classifiedBy, answer, sourceId, state } = message;
  const common = { id, shown, classification, classifiedBy, answer, sourceId };
  const failures: FailedMessage[] = [];
  // Our own classes leave room for doubt but for those that `suppresses` knows.
  if (state === "failed" && (Boolean(message.suppresses) || classifiedBy === "sender")) {
    failures.push({ ...common, kind: "failed", at: message.stateAt.getTime() });
  }
  if (state === "bounced") {
    failures.push({ ...common, kind: "bounced", at: message.stateAt.getTime() });
  }
  if (message.firstDelayAt !== null) {
    failures.push({ ...common, kind: "delayed", at: message.firstDelayAt.getTime() });
  }
  return failures;
}

/** Columns of MessageFacts, for `FROM "messages"`; and which messages the policy looks at. */
export const messageFacts = sql`"id", "recipientKey", "recipient", "state", "stateAt", "suppresses", "classification",
  "classifiedBy", "answer", "sourceId", "firstDelayAt"`;
export const looksAt = sql`"direction" = 'outgoing' AND "test" = ${false}
  AND ("state" IN ('failed', 'bounced') OR "firstDelayAt" IS NOT NULL)`;

const millisBy = (rows: { address: string; at: Date | number | bigint | null }[]) =>
  new Map(rows.flatMap(({ address, at }) => (at === null ? [] : [[address, new Date(Number(at)).getTime()] as const])));

async function lastSent(tx: Pick<Tx, "$queryRaw">, addresses: readonly string[]): Promise<Map<string, Millis>> {
  return millisBy(
    await tx.$queryRaw<{ address: string; at: Date | bigint | null }[]>(sql`
      SELECT "recipientKey" AS "address", max("sentAt") AS "at" FROM "messages"
      WHERE "recipientKey" IN ${among(addresses)} AND "direction" = 'outgoing' AND "test" = ${false}
        AND "sentAt" IS NOT NULL
      GROUP BY "recipientKey"`),
  );
}

async function lastRemoved(
  tx: Pick<Tx, "$queryRaw">,
  scope: string,
  addresses: readonly string[],
): Promise<Map<string, Millis>> {
  return millisBy(
    await tx.$queryRaw<{ address: string; at: Date | bigint | null }[]>(sql`
      SELECT "address", max("at") AS "at" FROM "suppression_changes"
      WHERE "address" IN ${among(addresses)} AND "scope" = ${scope} AND "action" IN ('removed', 'expired')
      GROUP BY "address"`),
  );
}

/** Why a message failed or was delayed, as far as the policy looks at it. */
export type Cause = Pick<MessageFacts, "classification" | "classifiedBy" | "suppresses">;

/** What the policy is told of addresses, of one list; `instead`: by message, a cause that is not written yet. */
export async function factsOf(
  tx: Pick<Tx, "$queryRaw">,
  scope: string,
  addresses: readonly string[],
  instead: ReadonlyMap<string, Cause> = new Map(),
): Promise<AddressFacts<FailedMessage>[]> {
  const messages = await tx.$queryRaw<MessageFacts[]>(
    sql`SELECT ${messageFacts} FROM "messages" WHERE "recipientKey" IN ${among(addresses)} AND ${looksAt}`,
  );
  const failures = new Map<string, FailedMessage[]>();
  for (const message of messages) {
    const known = failures.get(message.recipientKey) ?? [];
    known.push(...failuresIn({ ...message, ...instead.get(message.id) }));
    failures.set(message.recipientKey, known);
  }
  const [sentAt, removedAt] = [await lastSent(tx, addresses), await lastRemoved(tx, scope, addresses)];
  return addresses.map((address) => ({
    address,
    failures: failures.get(address) ?? [],
    lastSentAt: sentAt.get(address) ?? null,
    lastRemovedAt: removedAt.get(address) ?? null,
  }));
}

export interface Asking {
  policy: Policy;
  now: Millis;
  /** Messages that today's rules give another cause, with the class that they had. */
  reclassified?: ReadonlyMap<string, string | null>;
}

/** What is to become of an address: an entry is written, or taken off. */
export type Judgement = { kind: "put"; decision: Decision<FailedMessage> } | { kind: "lift"; reason: string };

/** What the policy makes of an address with, or without, a live entry; null: nothing. Only reads. */
export async function judge(
  tx: Pick<Tx, "$queryRaw">,
  facts: AddressFacts<FailedMessage>,
  entry: Held | null,
  { policy, now, reclassified = new Map<string, string | null>() }: Asking,
): Promise<Judgement | null> {
  if (entry !== null && entry.origin !== "policy") {
    return null;
  }
  const decision = decide(policy, facts);
  if (decision !== null && (decision.expiresAt === null || decision.expiresAt > now)) {
    return standsFor(entry, decision) ? null : { kind: "put", decision };
  }
  if (entry === null) {
    return null;
  }
  const { lastSentAt } = facts;
  const isDelivered = policy.liftOnDelivery && lastSentAt !== null && lastSentAt >= entry.createdAt.getTime();
  if (isDelivered || (await noLongerFails(tx, entry))) {
    return { kind: "lift", reason: "delivered since" };
  }
  return lostItsGround(entry, facts, reclassified) ? { kind: "lift", reason: "reclassified" } : null;
}

const standsFor = (entry: Held | null, { because, rule }: Decision<FailedMessage>) =>
  entry !== null && entry.messageId === because.id && entry.rule === rule && entry.createdAt.getTime() === because.at;

/** The message that the entry stands for is still here and did not fail after all. */
async function noLongerFails(tx: Pick<Tx, "$queryRaw">, { messageId, rule }: Held): Promise<boolean> {
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

/** The message that the entry stands for, or one that a repetition counted, has another class now. */
function lostItsGround(
  { messageId, rule }: Held,
  { failures }: AddressFacts<FailedMessage>,
  reclassified: ReadonlyMap<string, string | null>,
): boolean {
  const counted = ({ id }: FailedMessage) => rule === repeatedRule(reclassified.get(id) ?? "");
  return rule !== bouncedRule && ((messageId !== null && reclassified.has(messageId)) || failures.some(counted));
}

/** Addresses that the policy looks at, in order, a slice at a time; of messages since a time. */
export async function* failingAddresses(since: Millis, limit: number): AsyncGenerator<string[]> {
  for (let after = ""; ; ) {
    const rows = await reader().$queryRaw<{ recipientKey: string }[]>(sql`
      SELECT DISTINCT "recipientKey" FROM "messages"
      WHERE "recipientKey" > ${after} AND "activityAt" >= ${new Date(since)} AND ${looksAt}
      ORDER BY "recipientKey" LIMIT ${limit}`);
    if (rows.length === 0) {
      return;
    }
    const addresses = rows.map(({ recipientKey }) => recipientKey);
    yield addresses;
    after = addresses.at(-1) ?? after;
    await breathe();
  }
}

const effectSlice = 500;

/** What rules would have done with the failures since a time. */
export async function readEffect(asked: Asked, since: Millis): Promise<Effect> {
  const counter = new EffectCounter(asked);
  for await (const addresses of failingAddresses(since, effectSlice)) {
    for (const facts of await factsOf(reader(), workspaceScope, addresses)) {
      counter.add({ ...facts, failures: facts.failures.filter(({ at }) => at >= since) });
    }
  }
  return counter.effect;
}
