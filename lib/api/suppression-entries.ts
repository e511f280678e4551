import "server-only";
import type * as z from "zod";
import { invalid, Problem } from "@/lib/api/problem";
import { checked } from "@/lib/api/values";
import { DatabaseUnavailable } from "@/lib/db/failure";
import { parseAddress } from "@/lib/suppressions/address";
import { findBatch } from "@/lib/suppressions/batches/data";
import { type NewBatch, newBatchId } from "@/lib/suppressions/batches/mutations";
import { runBatch, type Step } from "@/lib/suppressions/batches/service";
import { bulkAdd } from "@/lib/suppressions/mutations";
import { addBodySchema } from "@/lib/suppressions/schema";
import type { AddSuppression, BulkResult } from "@/lib/suppressions/types";

export interface Scoped {
  scope: string;
  actor: string;
  now: number;
}

/** What a program asks to add, as the list takes it. @throws Problem for what is no address, or an end that is past */
export function entryFrom(asked: z.output<typeof addBodySchema>, { scope, actor, now }: Scoped): AddSuppression {
  const parsed = parseAddress(asked.address);
  if (!parsed.ok) {
    throw invalid("address", `${parsed.error}.`, "Give one full address, such as ana@example.com.");
  }
  const expiresAt = typeof asked.expiresAt === "string" ? Date.parse(asked.expiresAt) : null;
  if (expiresAt !== null && !(expiresAt > now)) {
    throw invalid("expiresAt", "expiresAt must be in the future.");
  }
  return {
    ...parsed.value,
    scope,
    actor,
    origin: "api",
    expiresAt,
    ...(asked.reason === undefined ? {} : { reason: asked.reason }),
  };
}

/** A transaction of so many keeps the queue of writes short for the webhooks in it. */
const slice = 250;
const failuresTold = 100;

/** In a batch that stays open until all is in, so that a failure in between is known and can be undone. */
async function addInSlices(
  id: string,
  batch: NewBatch,
  entries: readonly AddSuppression[],
  result: BulkResult,
): Promise<void> {
  async function* steps(): AsyncGenerator<Step> {
    for (let start = 0; start < entries.length; start += slice) {
      const part = entries.slice(start, start + slice).map((entry) => ({ ...entry, batchId: id }));
      yield (tx, now) => bulkAdd(tx, part, now);
    }
  }
  await runBatch(id, batch, steps());
  const done = await findBatch(id, Date.now());
  if (done === null || done.state !== "done") {
    throw new DatabaseUnavailable(done?.trouble ?? "The database does not answer.");
  }
  result.added = done.added;
  result.updated = done.updated;
}

/** Adds what is an address, and says what is not. */
export async function addEntries(asked: readonly unknown[], scoped: Scoped): Promise<BulkResult> {
  const result: BulkResult = { totalRequested: asked.length, added: 0, updated: 0, failed: 0, failures: [] };
  const entries: AddSuppression[] = [];
  for (const [index, one] of asked.entries()) {
    try {
      entries.push(entryFrom(checked(addBodySchema, one), scoped));
    } catch (error) {
      if (!(error instanceof Problem)) {
        throw error;
      }
      result.failed++;
      if (result.failures.length < failuresTold) {
        result.failures.push({ index, message: error.message });
      }
    }
  }
  const id = newBatchId();
  const { scope, actor } = scoped;
  const batch: NewBatch = { kind: "bulk", title: `${entries.length} addresses`, scope, actor };
  await addInSlices(id, batch, entries, result);
  return result;
}
