"use server";

import { refresh } from "next/cache";
import { answer } from "@/lib/action";
import { requireEditor } from "@/lib/auth/gate";
import { type Failure, failureOf } from "@/lib/failure";
import { handLimitSchema } from "@/lib/limits/schema";
import { enterLimit } from "@/lib/limits/service";
import { err, ok, type Result } from "@/lib/result";

/** Enters how many mails an hour a source may send, or takes that back. */
export async function setHandLimitAction(input: unknown): Promise<Result<null, Failure>> {
  return await answer(async () => {
    await requireEditor();
    const parsed = handLimitSchema.safeParse(input);
    if (!parsed.success) {
      return err(failureOf(parsed.error));
    }
    const { sourceId, limit } = parsed.data;
    if (!(await enterLimit(sourceId, limit))) {
      return err({ message: "Somebody removed this source." });
    }
    refresh();
    return ok(null);
  });
}
