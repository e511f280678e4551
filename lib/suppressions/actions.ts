"use server";

import { answer } from "@/lib/action";
import { requireUser } from "@/lib/auth/gate";
import { allows } from "@/lib/auth/scope";
import type { Actor } from "@/lib/auth/types";
import { env } from "@/lib/env";
import { AppError } from "@/lib/errors";
import { type Failure, failureOf } from "@/lib/failure";
import { err, ok, type Result } from "@/lib/result";
import { parseAddress } from "@/lib/suppressions/address";
import { workspaceScope } from "@/lib/suppressions/constants";
import { addSchema, listSchema, removeSchema, undoSchema } from "@/lib/suppressions/edit";
import type { SuppressionLines } from "@/lib/suppressions/line";
import { loadLines } from "@/lib/suppressions/loaders";
import { release, restore, suppress } from "@/lib/suppressions/service";
import { openRemoval, sealRemoval } from "@/lib/suppressions/undo";

const dayMillis = 86_400_000;

async function requireEditor(): Promise<Actor> {
  const actor = await requireUser();
  if (!allows(actor.scopes, ["suppressions"])) {
    throw new AppError("forbidden", "You may look at this list, but not change it.");
  }
  return actor;
}

const nameOf = (actor: Actor) => `${actor.kind}:${actor.name}`;

/** A page of the list, for a browser that asks again. */
export async function listSuppressionsAction(input: unknown): Promise<Result<SuppressionLines, Failure>> {
  return await answer(async () => {
    const parsed = listSchema.safeParse(input);
    return parsed.success ? ok(await loadLines(parsed.data)) : err(failureOf(parsed.error));
  });
}

/** Puts an address on the workspace's list. @returns its form on the list, and whether it was there */
export async function addSuppressionAction(
  input: unknown,
): Promise<Result<{ address: string; result: "added" | "updated" }, Failure>> {
  return await answer(async () => {
    const actor = await requireEditor();
    const parsed = addSchema.safeParse(input);
    if (!parsed.success) {
      return err(failureOf(parsed.error));
    }
    const { reason, expiresInDays } = parsed.data;
    const address = parseAddress(parsed.data.address);
    if (!address.ok) {
      const message = `${address.error.charAt(0).toUpperCase()}${address.error.slice(1)}.`;
      return err({ message, fields: { address: message } });
    }
    const now = Date.now();
    const result = await suppress(
      {
        ...address.value,
        scope: workspaceScope,
        origin: "manual",
        actor: nameOf(actor),
        expiresAt: expiresInDays === null ? null : now + expiresInDays * dayMillis,
        ...(reason !== null && { reason }),
      },
      now,
    );
    return ok({ address: address.value.address, result });
  });
}

/** Takes an address off its list. @returns a ticket that undoes it */
export async function removeSuppressionAction(input: unknown): Promise<Result<{ undo: string }, Failure>> {
  return await answer(async () => {
    const actor = await requireEditor();
    const parsed = removeSchema.safeParse(input);
    if (!parsed.success) {
      return err(failureOf(parsed.error));
    }
    const now = Date.now();
    const removed = await release({ ...parsed.data, origin: "manual", actor: nameOf(actor) }, now);
    return removed === null
      ? err({ message: "It is not on the list any more: somebody removed it, or it expired." })
      : ok({ undo: sealRemoval(removed, now, env().authSecret) });
  });
}

/** Puts back what a removal took, with its reason and evidence. */
export async function undoRemovalAction(ticket: unknown): Promise<Result<{ address: string }, Failure>> {
  return await answer(async () => {
    const actor = await requireEditor();
    const parsed = undoSchema.safeParse(ticket);
    const now = Date.now();
    const facts = parsed.success ? openRemoval(parsed.data, now, env().authSecret) : null;
    if (facts === null) {
      return err({ message: "It is too late to undo this. Add the address again instead." });
    }
    return (await restore(facts, nameOf(actor), now))
      ? ok({ address: facts.address })
      : err({ message: "The address was put on the list again meanwhile; that entry stays." });
  });
}
