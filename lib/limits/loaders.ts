import "server-only";
import { cache } from "react";
import { requireUser } from "@/lib/auth/gate";
import { listHandLimits, listLimits } from "@/lib/limits/data";
import type { LimitRow, LimitUse } from "@/lib/limits/types";
import { readLimitUse } from "@/lib/limits/use/data";
import { readSettings } from "@/lib/settings/data";

export const loadLimits = cache(async () => {
  await requireUser();
  return await listLimits(Date.now());
});

/** All sources, with the limits that were entered for them. */
export const loadHandLimits = cache(async () => {
  await requireUser();
  return await listHandLimits();
});

/** What fills the limit of a server; null where the mail cannot be told to be its own. */
export async function loadLimitUse({ sourceId, tenant, estimate }: LimitRow): Promise<LimitUse | null> {
  await requireUser();
  const { timeZone: zone } = await readSettings();
  return estimate === null
    ? null
    : await readLimitUse({
        sourceId,
        tenant,
        window: estimate.window,
        counted: estimate.counted,
        now: Date.now(),
        zone,
      });
}
