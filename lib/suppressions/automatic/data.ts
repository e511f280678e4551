import "server-only";
import { setImmediate as breathe } from "node:timers/promises";
import { reader, sql, type Tx } from "@/lib/db/client";
import { among } from "@/lib/db/rows";
import type { Millis } from "@/lib/ingest/types";
import { type Asked, type Effect, EffectCounter } from "@/lib/suppressions/automatic/effect";
import { defaultPolicy, workspaceScope } from "@/lib/suppressions/constants";
import type { AddressFacts, Failure, Policy } from "@/lib/suppressions/policy";
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

/** What the policy is told of addresses, of one list. */
export async function factsOf(
  tx: Pick<Tx, "$queryRaw">,
  scope: string,
  addresses: readonly string[],
): Promise<AddressFacts<FailedMessage>[]> {
  const messages = await tx.$queryRaw<MessageFacts[]>(
    sql`SELECT ${messageFacts} FROM "messages" WHERE "recipientKey" IN ${among(addresses)} AND ${looksAt}`,
  );
  const failures = new Map<string, FailedMessage[]>();
  for (const message of messages) {
    const known = failures.get(message.recipientKey) ?? [];
    known.push(...failuresIn(message));
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
