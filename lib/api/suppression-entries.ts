import "server-only";
import type * as z from "zod";
import { invalid, Problem } from "@/lib/api/problem";
import { checked } from "@/lib/api/values";
import { transaction } from "@/lib/db/client";
import { parseAddress } from "@/lib/suppressions/address";
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
  for (let start = 0; start < entries.length; start += slice) {
    const part = entries.slice(start, start + slice);
    const { added, updated } = await transaction((tx) => bulkAdd(tx, part, scoped.now));
    result.added += added;
    result.updated += updated;
  }
  return result;
}
