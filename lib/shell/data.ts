import "server-only";
import { reader } from "@/lib/db/client";
import { faultsIn, judged, silenceMillis } from "@/lib/domains/verdict";
import type { Millis } from "@/lib/ingest/types";
import { readSettings } from "@/lib/settings/data";
import type { ShellState } from "@/lib/shell/types";

export async function readShell(now: Millis): Promise<Omit<ShellState, "actor" | "now">> {
  const [settings, sources, quarantined, troubled] = await Promise.all([
    readSettings(),
    reader().source.findMany({ select: { id: true, name: true }, orderBy: { id: "asc" } }),
    reader().quarantined.count(),
    countTroubledDomains(now),
  ]);
  return { zone: settings.timeZone, sources, quarantined, troubled };
}

/** Domains with a record at fault by a report that still holds. */
async function countTroubledDomains(now: Millis): Promise<number> {
  const rows = await reader().domain.findMany({
    where: { checkedAt: { gte: new Date(now - silenceMillis) } },
    select: { name: true, spfStatus: true, dkimStatus: true, mxStatus: true, returnPathStatus: true },
  });
  const reported = (status: string | null) => ({ status, error: null });
  const faulty = rows.filter(
    (row) =>
      faultsIn(
        judged(
          {
            spf: reported(row.spfStatus),
            dkim: reported(row.dkimStatus),
            mx: reported(row.mxStatus),
            returnPath: reported(row.returnPathStatus),
          },
          false,
        ),
      ).length > 0,
  );
  return new Set(faulty.map(({ name }) => name)).size;
}
