import "server-only";
import { transaction } from "@/lib/db/client";
import { quarantineId } from "@/lib/ingest/identity";
import { type Item, type Recorded, record } from "@/lib/ingest/record";
import { parseBody } from "@/lib/ingest/senders/parse";
import type { Millis, NormalisedEvent } from "@/lib/ingest/types";
import { quarantine, type Unreadable } from "@/lib/quarantine/mutations";
import { countingOf, horizonAt, refreshSources } from "@/lib/sources/registry";

/** A body whose signature was right. Plain data: it may cross to another thread. */
export interface Verified {
  sourceId: string;
  /** Tenants or server uuids whose events this source takes; null takes all. */
  boundTo: readonly string[] | null;
  receivedAt: Millis;
  body: string;
}

/** What became of it; "bad_body" was not recorded. */
export type Committed = Recorded | { kind: "bad_body" };

/** A batch may wait this long for another process's lock; senders give up at 5 s. */
const patience = 1500;
const notRecorded = "It was read, but could not be recorded; the server's log says why.";
const foreign = "It is of a tenant or server that this source is not bound to.";

/** PostgreSQL's text holds no NUL; in JSON it could only stand where the text would not parse. */
const storable = (body: string) => body.replaceAll("\u0000", "\uFFFD");

function unreadable({ sourceId, receivedAt, body }: Verified, reason: string, type: string | null): Unreadable {
  const id = quarantineId(sourceId, Buffer.from(body));
  return { id, sourceId, receivedAt, reason, type, body: storable(body) };
}

/** One key signs for all customers of Ark, so a signature alone does not say whose event it is. */
function isForeign({ boundTo }: Verified, event: NormalisedEvent): boolean {
  const server = "server" in event ? (event.server?.uuid ?? null) : null;
  const owner = event.tenant ?? server;
  return boundTo !== null && owner !== null && !boundTo.includes(owner);
}

/** What is in a verified body; null if it is no JSON object. */
export function readVerified(verified: Verified): Item | null {
  const parsed = parseBody(verified);
  if (!parsed.ok) {
    return null;
  }
  if (parsed.value.kind === "unrecognised") {
    const { reason, type } = parsed.value.unrecognised;
    return { kind: "unreadable", body: unreadable(verified, reason, type) };
  }
  const { event } = parsed.value;
  return isForeign(verified, event)
    ? { kind: "unreadable", body: unreadable(verified, foreign, event.type) }
    : { kind: "event", event: { ...event, body: storable(event.body) } };
}

/** Reads and records a batch in one transaction: all of it is durable afterwards, or none. */
export async function commit(batch: readonly Verified[]): Promise<Committed[]> {
  await refreshSources();
  const items = batch.map(readVerified);
  const now = Date.now();
  const recorded = await transaction(
    (tx) =>
      record(
        tx,
        items.filter((item) => item !== null),
        { now, counting: countingOf, horizon: horizonAt(now) },
      ),
    { patience },
  );
  const results = recorded.values();
  return items.map((item) => (item === null ? { kind: "bad_body" } : (results.next().value ?? { kind: "bad_body" })));
}

/** Keeps what cannot be recorded even alone, so that it is not lost with its refusal. */
export async function isolate(verified: Verified): Promise<Committed> {
  const body = unreadable(verified, notRecorded, null);
  await transaction((tx) => quarantine(tx, [body]), { patience });
  return { kind: "quarantined", id: body.id };
}
