import "server-only";
import { reader } from "@/lib/db/client";
import type { Millis } from "@/lib/ingest/types";

/** A check an hour, less what a round takes to begin. */
const interval: Millis = 59 * 60_000;
/** A report that came after our check asks for another, but not at once after each. */
const leastInterval: Millis = 2 * 60_000;
/** Reports older than that make no domain one in use. */
const inUse: Millis = 30 * 24 * 3_600_000;

export interface DueDomain {
  name: string;
  sourceIds: string[];
}

/**
 * Domains in use that were not checked for an hour, or were reported on since their check; those never checked first.
 * @param senders domains that mail was sent from lately, with their sources
 */
export async function dueDomains(senders: ReadonlyMap<string, readonly string[]>, now: Millis): Promise<DueDomain[]> {
  const [reported, checks] = await Promise.all([
    reader().domain.findMany({
      where: { checkedAt: { gte: new Date(now - inUse) } },
      select: { name: true, sourceId: true, checkedAt: true },
    }),
    reader().domainCheck.findMany({ select: { name: true, checkedAt: true } }),
  ]);
  const checkedAt = new Map(checks.map((row) => [row.name, row.checkedAt?.getTime() ?? 0]));
  const sources = new Map([...senders].map(([name, ids]) => [name, new Set(ids)]));
  const reportedAt = new Map<string, Millis>();
  for (const { name, sourceId, checkedAt: at } of reported) {
    sources.set(name, (sources.get(name) ?? new Set()).add(sourceId));
    reportedAt.set(name, Math.max(reportedAt.get(name) ?? 0, at.getTime()));
  }
  const isDue = (name: string) => {
    const at = checkedAt.get(name) ?? 0;
    const age = now - at;
    return age >= interval || (age >= leastInterval && (reportedAt.get(name) ?? 0) > at);
  };
  return [...sources]
    .filter(([name]) => isDue(name))
    .map(([name, ids]) => ({ name, sourceIds: [...ids].sort() }))
    .sort((a, b) => (checkedAt.get(a.name) ?? 0) - (checkedAt.get(b.name) ?? 0) || (a.name < b.name ? -1 : 1));
}
