import "server-only";
import type { Tx } from "@/lib/db/client";
import type { SenderDns } from "@/lib/domains/check/types";

/** Sets what a source asks of a domain's DNS; null takes back what was set. @returns false if there is no such source */
export async function setSenderDns(tx: Tx, idOrSlug: string, dns: SenderDns | null): Promise<boolean> {
  const { count } = await tx.source.updateMany({
    where: { OR: [{ id: idOrSlug }, { slug: idOrSlug }] },
    data: { senderDns: dns === null ? null : JSON.stringify(dns) },
  });
  return count > 0;
}
