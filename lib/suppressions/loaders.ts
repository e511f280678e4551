import "server-only";
import { notFound } from "next/navigation";
import { cache } from "react";
import { requireUser } from "@/lib/auth/gate";
import { readSettings } from "@/lib/settings/data";
import { readPolicy } from "@/lib/suppressions/automatic/data";
import { findBatch, listBatches, type RefusedRow, refusedRows } from "@/lib/suppressions/batches/data";
import { findSuppression, listChanges, listEntries, listHeldBySender } from "@/lib/suppressions/data";
import type { ListInput } from "@/lib/suppressions/edit";
import { lineOf, type SuppressionLines } from "@/lib/suppressions/line";
import { listSuppressions } from "@/lib/suppressions/list/data";
import { filtersFrom, perPage } from "@/lib/suppressions/list-input";
import type { Policy } from "@/lib/suppressions/policy";
import type {
  Batch,
  HeldAddress,
  Suppression,
  SuppressionChange,
  SuppressionListInput,
  SuppressionScope,
} from "@/lib/suppressions/types";

export const loadSuppressions = cache(async (input: Omit<SuppressionListInput, "now">) => {
  await requireUser();
  return await listSuppressions({ ...input, now: Date.now() });
});

export const loadSuppression = cache(async (scopes: readonly SuppressionScope[], address: string) => {
  await requireUser();
  return await findSuppression(scopes, address, Date.now());
});

export const loadSuppressionChanges = cache(async (scopes: readonly SuppressionScope[] | null, address: string) => {
  await requireUser();
  return await listChanges(scopes, address);
});

/** A page of every list, as its page shows it. */
export async function loadLines({ sort, descending, page, ...narrowing }: ListInput): Promise<SuppressionLines> {
  await requireUser();
  const now = Date.now();
  const { timeZone } = await readSettings();
  const input = { ...filtersFrom(narrowing, timeZone), sort, descending, page, perPage, now };
  const { rows, total, totalPages, more } = await listSuppressions(input);
  return { rows: rows.map(lineOf), page, total, totalPages, more, now };
}

export const loadPolicy = cache(async (): Promise<Policy> => {
  await requireUser();
  return await readPolicy();
});

/** A page of what was done to the list. */
export const loadBatches = cache(async (page: number) => {
  await requireUser();
  return await listBatches(page, Date.now());
});

/** One batch with its first refused rows; there may be none of that id. */
export const loadBatch = cache(async (id: string): Promise<{ batch: Batch; refused: RefusedRow[] }> => {
  await requireUser();
  const batch = await findBatch(id, Date.now());
  if (batch === null) {
    notFound();
  }
  for await (const rows of refusedRows(id)) {
    return { batch, refused: rows.slice(0, 100) };
  }
  return { batch, refused: [] };
});

/** All that is known of one address (normalised): where it is suppressed, and every change. */
export async function loadAddress(address: string): Promise<{ entries: Suppression[]; changes: SuppressionChange[] }> {
  await requireUser();
  const [entries, changes] = await Promise.all([listEntries(address, Date.now()), listChanges(null, address)]);
  return { entries, changes };
}

/** Postal drops held mail after seven days. */
const heldMillis = 7 * 86_400_000;

/** Addresses whose mail a sender holds by its own list. */
export const loadHeldBySender = cache(async (): Promise<HeldAddress[]> => {
  await requireUser();
  const now = Date.now();
  return await listHeldBySender(now - heldMillis, now);
});
