import "server-only";
import { reader, transaction } from "@/lib/db/client";
import { unavailable } from "@/lib/db/failure";
import type { Millis } from "@/lib/ingest/types";
import { log } from "@/lib/log";
import { newBatchId, wholeBatch } from "@/lib/suppressions/batches/mutations";
import { dropExpired, heldBy, isLive, lockAddresses } from "@/lib/suppressions/entries/mutations";
import { bulkAdd, removeSuppression } from "@/lib/suppressions/mutations";
import type { AddSuppression, RemoveSuppression } from "@/lib/suppressions/types";

/** Adds an address, or renews it if it is there; a batch of its own. */
export async function suppress(
  entry: AddSuppression,
  now: Millis,
): Promise<{ result: "added" | "updated"; batchId: string }> {
  const { scope, actor, shown: title } = entry;
  const batchId = newBatchId();
  return await transaction(async (tx) => {
    const counts = await bulkAdd(tx, [{ ...entry, batchId }], now);
    await wholeBatch(tx, { id: batchId, kind: "add", title, scope, actor, counts }, now);
    return { result: counts.added === 1 ? "added" : "updated", batchId };
  });
}

/** Takes an address off its list; a batch of its own. @returns the batch that undoes it; null if it was not there */
export async function release(entry: RemoveSuppression, now: Millis): Promise<string | null> {
  const { scope, actor, address: title } = entry;
  const id = newBatchId();
  return await transaction(async (tx) => {
    if (!(await removeSuppression(tx, { ...entry, batchId: id }, now))) {
      return null;
    }
    await wholeBatch(tx, { id, kind: "remove", title, scope, actor, counts: { removed: 1 } }, now);
    return id;
  });
}

const sweepSize = 200;

/** Takes off what has expired, and says so in its history. @returns how many */
export async function sweepExpired(now: Millis): Promise<number> {
  let total = 0;
  for (;;) {
    const due = await reader().suppression.findMany({
      where: { expiresAt: { lte: new Date(now) } },
      orderBy: { expiresAt: "asc" },
      take: sweepSize,
      select: { address: true },
    });
    if (due.length === 0) {
      return total;
    }
    const addresses = [...new Set(due.map(({ address }) => address))].sort();
    total += await transaction(async (tx) => {
      await lockAddresses(tx, addresses);
      const expired = (await heldBy(tx, null, addresses)).filter((entry) => !isLive(entry, now));
      await dropExpired(tx, expired, now);
      return expired.length;
    });
  }
}

const sweepMillis = 60_000;

/** Sweeps every minute, as long as the process runs; until then what has expired is only not shown. */
export function startSweeping(): void {
  const timer = setInterval(() => {
    sweepExpired(Date.now()).catch((error: unknown) => {
      log.warn({ message: unavailable(error)?.message ?? "unknown" }, "expired suppressions could not be taken off");
    });
  }, sweepMillis);
  timer.unref();
}
