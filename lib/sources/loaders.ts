import "server-only";
import { cache } from "react";
import { requireUser } from "@/lib/auth/gate";
import { env } from "@/lib/env";
import { readSettings } from "@/lib/settings/data";
import { listQuarantine, listSources, readSources } from "@/lib/sources/data";
import { keyRingOf } from "@/lib/sources/registry";
import type { KeyState } from "@/lib/sources/types";

export const loadSources = cache(async () => {
  await requireUser();
  const { timeZone } = await readSettings();
  return await readSources(Date.now(), timeZone, env().baseUrl);
});

/** Names and slugs alone, for filters. */
export const loadSourceList = cache(async () => {
  await requireUser();
  return await listSources();
});

export const loadQuarantine = cache(
  async (sourceId: string | null, page: { cursor?: string | null; limit: number }) => {
    await requireUser();
    return await listQuarantine(sourceId, page);
  },
);

/** How this process stands with the signing keys of each source; without those it had no event to check for. */
export async function loadKeyStates(sourceIds: readonly string[]): Promise<Map<string, KeyState>> {
  await requireUser();
  const states = new Map<string, KeyState>();
  for (const id of sourceIds) {
    const status = await keyRingOf(id)?.status();
    if (status !== undefined) {
      states.set(id, { failingSince: status.failingSince, lastError: status.lastError });
    }
  }
  return states;
}
