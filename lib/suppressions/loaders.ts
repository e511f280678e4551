import "server-only";
import { cache } from "react";
import { requireUser } from "@/lib/auth/gate";
import { workspaceScope } from "@/lib/suppressions/constants";
import { findSuppression, listChanges, listSuppressions } from "@/lib/suppressions/data";
import type { ListInput } from "@/lib/suppressions/edit";
import { lineOf, type SuppressionLines } from "@/lib/suppressions/line";
import { perPage } from "@/lib/suppressions/list-input";
import type { Suppression, SuppressionChange, SuppressionListInput, SuppressionScope } from "@/lib/suppressions/types";

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
export async function loadLines({ q, origin, page }: ListInput): Promise<SuppressionLines> {
  await requireUser();
  const now = Date.now();
  const input = { page, perPage, now, ...(q !== null && { q }), ...(origin !== null && { origin }) };
  const { rows, total, totalPages } = await listSuppressions(input);
  return { rows: rows.map(lineOf), page, total, totalPages, now };
}

/** All that is known of one address (normalised): where it is suppressed, and every change. */
export async function loadAddress(address: string): Promise<{ entries: Suppression[]; changes: SuppressionChange[] }> {
  await requireUser();
  const now = Date.now();
  const [ours, found, changes] = await Promise.all([
    findSuppression([workspaceScope], address, now),
    listSuppressions({ q: address, sort: "address", page: 1, perPage: 100, now }),
    listChanges(null, address),
  ]);
  const ofTenants = found.rows.filter((row) => row.address === address && row.scope !== workspaceScope);
  return { entries: ours === null ? ofTenants : [ours, ...ofTenants], changes };
}
