import "server-only";
import { randomUUID } from "node:crypto";
import { sql, type Tx } from "@/lib/db/client";
import { among } from "@/lib/db/rows";
import type { Millis } from "@/lib/ingest/types";
import { lockAddresses, suppressionId } from "@/lib/suppressions/mutations";
import { decide } from "@/lib/suppressions/policy";

/** The automatic rule writes on the workspace's list. */
const scope = "";
const actor = "policy";

interface Failure {
  id: string;
  at: Millis;
  address: string;
  shown: string;
  classification: string | null;
  classifiedBy: string | null;
  answer: string | null;
  sourceId: string;
}

/** Addresses that a batch touched. */
export interface Touched {
  /** Of messages that now suppress, or did before: the rule is asked. */
  failing: ReadonlySet<string>;
  /** Of messages that were Sent: a live automatic suppression may have to go. */
  sent: ReadonlySet<string>;
}

interface Held {
  address: string;
  origin: string;
  messageId: string | null;
  createdAt: Date;
  expiresAt: Date | null;
}

async function heldBy(tx: Tx, addresses: readonly string[]): Promise<Map<string, Held>> {
  const rows = await tx.$queryRaw<Held[]>(sql`
    SELECT "address", "origin", "messageId", "createdAt", "expiresAt"
    FROM "suppressions" WHERE "scope" = ${scope} AND "address" IN ${among(addresses)}`);
  return new Map(rows.map((row) => [row.address, row]));
}

async function failuresOf(tx: Tx, addresses: readonly string[]): Promise<Map<string, Failure[]>> {
  const rows = await tx.$queryRaw<
    (Omit<Failure, "at" | "address" | "shown"> & { stateAt: Date; recipientKey: string; recipient: string })[]
  >(sql`
    SELECT "id", "recipientKey", "recipient", "stateAt", "classification", "classifiedBy", "answer", "sourceId"
    FROM "messages" WHERE "recipientKey" IN ${among(addresses)} AND "suppresses" = ${true}`);
  const failures = new Map<string, Failure[]>();
  for (const { recipientKey, recipient, stateAt, ...row } of rows) {
    const failure = { ...row, at: stateAt.getTime(), address: recipientKey, shown: recipient };
    failures.set(recipientKey, [...(failures.get(recipientKey) ?? []), failure]);
  }
  return failures;
}

const millisBy = (rows: { address: string; at: Date | number | bigint | null }[]) =>
  new Map(rows.flatMap(({ address, at }) => (at === null ? [] : [[address, new Date(Number(at)).getTime()] as const])));

async function lastSent(tx: Tx, addresses: readonly string[]): Promise<Map<string, Millis>> {
  return millisBy(
    await tx.$queryRaw<{ address: string; at: Date | bigint | null }[]>(sql`
      SELECT "recipientKey" AS "address", max("sentAt") AS "at" FROM "messages"
      WHERE "recipientKey" IN ${among(addresses)} AND "direction" = 'outgoing' AND "test" = ${false}
        AND "sentAt" IS NOT NULL
      GROUP BY "recipientKey"`),
  );
}

async function lastRemoved(tx: Tx, addresses: readonly string[]): Promise<Map<string, Millis>> {
  return millisBy(
    await tx.$queryRaw<{ address: string; at: Date | bigint | null }[]>(sql`
      SELECT "address", max("at") AS "at" FROM "suppression_changes"
      WHERE "scope" = ${scope} AND "address" IN ${among(addresses)} AND "action" = 'removed'
      GROUP BY "address"`),
  );
}

/**
 * Brings the automatic part of the list in line with the messages of the touched addresses: design section
 * 3.2, "Automatic suppression". What people and keys added is never changed.
 */
export async function applyPolicy(tx: Tx, touched: Touched, now: Millis): Promise<void> {
  const all = [...new Set([...touched.failing, ...touched.sent])].sort();
  if (all.length === 0) {
    return;
  }
  // Two batches that touch one address would each not see what the other is about to write.
  await lockAddresses(tx, all);
  const held = await heldBy(tx, all);
  const asked = all.filter((address) => touched.failing.has(address) || held.get(address)?.origin === "policy");
  if (asked.length === 0) {
    return;
  }
  const [failures, sentAt, removedAt] = [
    await failuresOf(tx, asked),
    await lastSent(tx, asked),
    await lastRemoved(tx, asked),
  ];
  for (const address of asked) {
    const lastSentAt = sentAt.get(address) ?? null;
    const because = decide({
      failures: failures.get(address) ?? [],
      lastSentAt,
      lastRemovedAt: removedAt.get(address) ?? null,
    });
    await settle(tx, { address, held: held.get(address) ?? null, because, lastSentAt, now });
  }
}

interface Case {
  address: string;
  held: Held | null;
  because: Failure | null;
  lastSentAt: Millis | null;
  now: Millis;
}

async function settle(tx: Tx, { address, held, because, lastSentAt, now }: Case): Promise<void> {
  const isExpired = held?.expiresAt !== null && held !== null && held.expiresAt.getTime() <= now;
  if (held !== null && held.origin !== "policy" && !isExpired) {
    return;
  }
  if (because !== null) {
    if (held?.messageId === because.id && held.createdAt.getTime() === because.at && !isExpired) {
      return;
    }
    await put(tx, address, because, now);
    await note(tx, { address, action: held === null ? "added" : "updated", failure: because, now });
    return;
  }
  const isLifted = lastSentAt !== null && held !== null && lastSentAt >= held.createdAt.getTime();
  if (held !== null && held.origin === "policy" && (isLifted || (await noLongerFails(tx, held)))) {
    await tx.suppression.deleteMany({ where: { scope, address, origin: "policy" } });
    await note(tx, { address, action: "lifted", failure: null, now });
  }
}

/** The message that it stands for is still here and did not fail after all. */
async function noLongerFails(tx: Tx, held: Held): Promise<boolean> {
  if (held.messageId === null) {
    return false;
  }
  const message = await tx.message.findUnique({ where: { id: held.messageId }, select: { suppresses: true } });
  return message !== null && !message.suppresses;
}

async function put(tx: Tx, address: string, failure: Failure, now: Millis): Promise<void> {
  const facts = {
    addressShown: failure.shown,
    reason: failure.classification,
    origin: "policy",
    classification: failure.classification,
    classifiedBy: failure.classifiedBy,
    answer: failure.answer,
    messageId: failure.id,
    sourceId: failure.sourceId,
    createdBy: actor,
    createdAt: new Date(failure.at),
    updatedAt: new Date(now),
    expiresAt: null,
    note: null,
  };
  await tx.suppression.upsert({
    where: { scope_address: { scope, address } },
    create: { id: suppressionId(scope, address), scope, address, ...facts },
    update: facts,
    select: { id: true },
  });
}

interface Note {
  address: string;
  action: "added" | "updated" | "lifted";
  failure: Failure | null;
  now: Millis;
}

async function note(tx: Tx, { address, action, failure, now }: Note): Promise<void> {
  await tx.suppressionChange.create({
    data: {
      id: randomUUID(),
      scope,
      address,
      action,
      origin: "policy",
      reason: failure?.classification ?? (action === "lifted" ? "delivered since" : null),
      actor,
      messageId: failure?.id ?? null,
      at: new Date(now),
    },
    select: { id: true },
  });
}
