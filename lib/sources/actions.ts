"use server";

import { refresh } from "next/cache";
import * as z from "zod";
import { answer } from "@/lib/action";
import { requireOwner } from "@/lib/auth/gate";
import { type Failure, failureOf } from "@/lib/failure";
import { err, ok, type Result } from "@/lib/result";
import { addSourceSchema } from "@/lib/sources/add";
import { createSource, deleteSource } from "@/lib/sources/service";

/** Made by the configuration, which brings them back. */
const configured: readonly string[] = ["ark", "postal"];

/** Makes a source; only an owner may. */
export async function addSourceAction(input: unknown): Promise<Result<{ slug: string }, Failure>> {
  return await answer(async () => {
    await requireOwner();
    const parsed = addSourceSchema.safeParse(input);
    if (!parsed.success) {
      return err(failureOf(parsed.error));
    }
    const made = await createSource(parsed.data);
    if (!made.ok) {
      return err({ message: made.error, fields: { publicKey: made.error } });
    }
    refresh();
    return made;
  });
}

/** Removes a source that was added here; only an owner may. */
export async function removeSourceAction(id: unknown): Promise<Result<null, Failure>> {
  return await answer(async () => {
    await requireOwner();
    const parsed = z.string().min(1).max(64).safeParse(id);
    if (!parsed.success || configured.includes(parsed.data)) {
      return err({ message: "This source is made by the configuration and comes back at each start." });
    }
    const removed = await deleteSource(parsed.data);
    refresh();
    return removed ? ok(null) : err({ message: "Somebody removed it already." });
  });
}
