import { reader } from "@/lib/db/client";
import type { Scope } from "@/lib/rebuild/data";
import { frozenBefore } from "@/lib/retention/data";
import { readSettings } from "@/lib/settings/data";

/** How everything is counted now, read afresh. */
export async function currentScope(): Promise<Scope> {
  const now = Date.now();
  const [{ timeZone: zone }, sources, horizon] = await Promise.all([
    readSettings(),
    reader().source.findMany({ select: { id: true, countTags: true, countTenants: true } }),
    frozenBefore(now),
  ]);
  const byId = new Map(sources.map(({ id, ...counting }) => [id, { zone, ...counting }]));
  return {
    zone,
    horizon,
    now,
    counting: (sourceId) => byId.get(sourceId) ?? { zone, countTags: true, countTenants: true },
  };
}
