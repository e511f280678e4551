import "server-only";
import { reader, transaction } from "@/lib/db/client";
import { readVerified, type Verified } from "@/lib/ingest/commit";
import { pipeline } from "@/lib/ingest/pipeline";

import { dropQuarantined, uncount } from "@/lib/quarantine/mutations";
import { err, ok, type Result } from "@/lib/result";
import { findSource } from "@/lib/sources/registry";

/** What became of a body that was read again. */
export interface Reprocessed {
  type: string;
  /** false: the same event had been recorded before. */
  fresh: boolean;
}

/**
 * Reads a kept body with this version of Mailgauge; if it is an event now, records it as any other and
 * drops it from quarantine. The error says in words why it stays.
 */
export async function reprocess(id: string): Promise<Result<Reprocessed, string>> {
  const kept = await reader().quarantined.findUnique({
    where: { id },
    select: { sourceId: true, receivedAt: true, body: true },
  });
  if (kept === null) {
    return err("It is not in quarantine any more.");
  }
  const stored = await reader().source.findUnique({ where: { id: kept.sourceId }, select: { slug: true } });
  const source = stored === null ? null : await findSource(stored.slug);
  if (source === null) {
    return err("Its source was removed, so that it belongs nowhere. It can only be deleted.");
  }
  const verified: Verified = {
    sourceId: source.id,
    boundTo: source.boundTo,
    receivedAt: kept.receivedAt.getTime(),
    body: kept.body,
  };
  const item = readVerified(verified);
  if (item === null) {
    return err("It is not a JSON object.");
  }
  if (item.kind === "unreadable") {
    return err(`It is still not understood. ${item.body.reason}`);
  }
  const settled = await pipeline().submit(verified, Buffer.byteLength(kept.body));
  if (settled.kind === "full") {
    return err("More events arrive than can be written just now. Try again in a minute.");
  }
  if (settled.kind === "failed") {
    throw settled.error;
  }
  const { result } = settled;
  if (result.kind === "quarantined" || result.kind === "bad_body") {
    // The pipeline put it back and counted that as one more arrival.
    await transaction((tx) => uncount(tx, id));
    return err("It was read, but could not be recorded. The server's log has the reason.");
  }
  await transaction((tx) => dropQuarantined(tx, id));
  return ok({ type: item.event.type, fresh: result.kind === "recorded" });
}

/** Deletes a kept body for good. @returns false if it is not there */
export function discard(id: string): Promise<boolean> {
  return transaction((tx) => dropQuarantined(tx, id));
}
