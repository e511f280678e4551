import "server-only";
import { reader, transaction } from "@/lib/db/client";
import type { StoredKey } from "@/lib/ingest/keys";

/** Keeps the last good keys of a source over a restart, so that its JWKS may be down then. */
export function keyStore(sourceId: string) {
  return {
    async load(): Promise<StoredKey[]> {
      const rows = await reader().sourceKey.findMany({
        where: { sourceId },
        select: { kid: true, jwk: true, fetchedAt: true },
      });
      return rows.map(({ kid, jwk, fetchedAt }) => ({ kid, jwk, fetchedAt: fetchedAt.getTime() }));
    },
    async save(keys: StoredKey[]): Promise<void> {
      await transaction(async (tx) => {
        await tx.sourceKey.deleteMany({ where: { sourceId } });
        await tx.sourceKey.createMany({
          data: keys.map(({ kid, jwk, fetchedAt }) => ({ sourceId, kid, jwk, fetchedAt: new Date(fetchedAt) })),
        });
      });
    },
  };
}
