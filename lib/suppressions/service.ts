import "server-only";
import { randomUUID } from "node:crypto";
import { transaction } from "@/lib/db/client";
import type { Millis } from "@/lib/ingest/types";
import { addSuppression, lockAddresses, removeSuppression } from "@/lib/suppressions/mutations";
import { type AddSuppression, origins, type RemoveSuppression, type Suppression } from "@/lib/suppressions/types";

/** Adds an address, or renews it if it is there. */
export function suppress(entry: AddSuppression, now: Millis): Promise<"added" | "updated"> {
  return transaction((tx) => addSuppression(tx, entry, now));
}

/** Takes an address off its list. @returns what was there; null if nothing was */
export function release(entry: RemoveSuppression, now: Millis): Promise<Suppression | null> {
  const { scope, address } = entry;
  return transaction(async (tx) => {
    const row = await tx.suppression.findUnique({ where: { scope_address: { scope, address } } });
    const removed = await removeSuppression(tx, entry, now);
    if (row === null || !removed) {
      return null;
    }
    return {
      ...row,
      origin: origins.find((origin) => origin === row.origin) ?? "manual",
      createdAt: row.createdAt.getTime(),
      updatedAt: row.updatedAt.getTime(),
      expiresAt: row.expiresAt?.getTime() ?? null,
    } satisfies Suppression;
  });
}

/**
 * Undoes a removal: the entry is back with its reason, evidence and age.
 * @returns false if the address was put on the list again meanwhile
 */
export function restore(facts: Suppression, actor: string, now: Millis): Promise<boolean> {
  const { scope, address, createdAt, expiresAt, ...columns } = facts;
  return transaction(async (tx) => {
    await lockAddresses(tx, [address]);
    const held = await tx.suppression.findUnique({
      where: { scope_address: { scope, address } },
      select: { expiresAt: true },
    });
    if (held !== null && (held.expiresAt === null || held.expiresAt.getTime() > now)) {
      return false;
    }
    await tx.suppression.deleteMany({ where: { scope, address } });
    await tx.suppression.create({
      data: {
        ...columns,
        scope,
        address,
        createdAt: new Date(createdAt),
        updatedAt: new Date(now),
        expiresAt: expiresAt === null ? null : new Date(expiresAt),
      },
      select: { id: true },
    });
    await tx.suppressionChange.create({
      data: {
        id: randomUUID(),
        scope,
        address,
        action: "added",
        origin: facts.origin,
        reason: "removal undone",
        actor,
        messageId: facts.messageId,
        at: new Date(now),
      },
      select: { id: true },
    });
    return true;
  });
}
