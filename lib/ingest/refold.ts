import "server-only";
import { sql, type Tx } from "@/lib/db/client";
import { among } from "@/lib/db/rows";
import { parseBody } from "@/lib/ingest/senders/parse";
import type { MessageEvent, NormalisedEvent } from "@/lib/ingest/types";
import { foldAll } from "@/lib/messages/fold";
import type { MessageState } from "@/lib/messages/types";

interface StoredEvent {
  id: string;
  sourceId: string;
  messageId: string;
  tenant: string | null;
  metadata: string | null;
  receivedAt: Date;
  body: string;
}

function isMessageEvent(event: NormalisedEvent): event is MessageEvent {
  return "message" in event;
}

/** The event as it was recorded: its body read again, with what later reports of it filled in. */
function restore(row: StoredEvent): MessageEvent | null {
  const parsed = parseBody({ body: row.body, sourceId: row.sourceId, receivedAt: row.receivedAt.getTime() });
  if (!parsed.ok || parsed.value.kind !== "event" || !isMessageEvent(parsed.value.event)) {
    return null;
  }
  return { ...parsed.value.event, tenant: row.tenant, metadata: row.metadata };
}

/** States folded again from all events that count; null for a message without any. */
export async function refold(
  tx: Pick<Tx, "$queryRaw">,
  ids: readonly string[],
): Promise<Map<string, MessageState | null>> {
  const rows = await tx.$queryRaw<StoredEvent[]>(sql`
    SELECT "id", "sourceId", "messageId", "tenant", "metadata", "receivedAt", "body"
    FROM "events" WHERE "messageId" IN ${among(ids)} AND "late" = ${false}
    ORDER BY "messageId", "occurredAt", "id"`);
  const events = new Map<string, MessageEvent[]>(ids.map((id) => [id, []]));
  for (const row of rows) {
    const event = restore(row);
    if (event !== null) {
      events.get(row.messageId)?.push(event);
    }
  }
  return new Map([...events].map(([id, list]) => [id, foldAll(list)]));
}
