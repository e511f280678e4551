"use server";

import { refresh } from "next/cache";
import * as z from "zod";
import { answer } from "@/lib/action";
import { requireOwner } from "@/lib/auth/gate";
import type { Failure } from "@/lib/failure";
import { discard, type Reprocessed, reprocess } from "@/lib/quarantine/service";
import { err, ok, type Result } from "@/lib/result";

const idSchema = z.string().regex(/^qua_[0-9a-f]{32}$/);
const noSuch: Failure = { message: "It is not in quarantine any more." };

/** Reads a kept body again and records it if it is an event now. */
export async function reprocessAction(id: unknown): Promise<Result<Reprocessed, Failure>> {
  return await answer(async () => {
    await requireOwner();
    const parsed = idSchema.safeParse(id);
    if (!parsed.success) {
      return err(noSuch);
    }
    const result = await reprocess(parsed.data);
    refresh();
    return result.ok ? result : err({ message: result.error });
  });
}

/** Deletes a kept body for good. */
export async function discardAction(id: unknown): Promise<Result<null, Failure>> {
  return await answer(async () => {
    await requireOwner();
    const parsed = idSchema.safeParse(id);
    const dropped = parsed.success && (await discard(parsed.data));
    refresh();
    return dropped ? ok(null) : err(noSuch);
  });
}
