import "server-only";
import { setTimeout as sleep } from "node:timers/promises";
import { readBody } from "@/lib/ingest/body";
import { unavailable } from "@/lib/db/failure";
import { quarantineId } from "@/lib/ingest/identity";
import type { Outcome, RefusalReason } from "@/lib/ingest/outcome";
import { pipeline } from "@/lib/ingest/pipeline";
import type { Item } from "@/lib/ingest/record";
import { parseBody } from "@/lib/ingest/senders/parse";
import type { NormalisedEvent } from "@/lib/ingest/types";
import { readSignature, verifySignature } from "@/lib/ingest/verify";
import { log } from "@/lib/log";
import { countRefusal } from "@/lib/refusals/tally";
import { type ActiveSource, findSource } from "@/lib/sources/registry";

/** Senders give up at 5 s, TLS and both ways included; a request that waited this long is told to come again. */
const waitMillis = 2800;

const refused = (reason: RefusalReason): Outcome => ({ kind: "refused", reason });

/** Takes one webhook from its raw bytes to a durable record. Never throws. */
export async function receive(slug: string, request: Request): Promise<Outcome> {
  const receivedAt = Date.now();
  let source: ActiveSource | null = null;
  let outcome: Outcome;
  try {
    source = await findSource(slug);
    outcome = source === null ? refused("unknown_source") : await take(source, request, receivedAt);
  } catch (error) {
    log.error({ err: error }, "a webhook could not be taken");
    outcome = refused("database_unavailable");
  }
  if (outcome.kind === "refused") {
    countRefusal(source?.id ?? "", outcome.reason, receivedAt);
  }
  return outcome;
}

async function take(source: ActiveSource, request: Request, receivedAt: number): Promise<Outcome> {
  const bytes = await readBody(request);
  if (bytes === null) {
    return refused("too_large");
  }
  const header = readSignature(request.headers);
  if (header === null) {
    return refused("no_signature");
  }
  const lookup = await source.keys.keysFor(header.kid);
  if (lookup.kind !== "keys") {
    return refused(lookup.kind === "unknown" ? "unknown_key" : "keys_unavailable");
  }
  if (!verifySignature(bytes, header, lookup.keys)) {
    return refused("bad_signature");
  }
  const item = read(source, bytes, receivedAt);
  return item === null ? refused("bad_body") : await commit(item, bytes.byteLength, receivedAt + waitMillis);
}

/** What is in a verified body; null if it is no JSON object. */
function read(source: ActiveSource, bytes: Uint8Array, receivedAt: number): Item | null {
  const body = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString("utf8");
  const parsed = parseBody({ body, sourceId: source.id, receivedAt });
  if (!parsed.ok) {
    return null;
  }
  const unreadable = (reason: string, type: string | null): Item => ({
    kind: "unreadable",
    body: { id: quarantineId(source.id, bytes), sourceId: source.id, reason, type, receivedAt, body: storable(body) },
  });
  if (parsed.value.kind === "unrecognised") {
    return unreadable(parsed.value.unrecognised.reason, parsed.value.unrecognised.type);
  }
  const { event } = parsed.value;
  return isForeign(source, event)
    ? unreadable("It is of a tenant or server that this source is not bound to.", event.type)
    : { kind: "event", event: { ...event, body: storable(event.body) } };
}

/** PostgreSQL's text holds no NUL; JSON text has none but between tokens, where it would not parse. */
const storable = (body: string) => body.replaceAll("\u0000", "\uFFFD");

/** One key signs for all customers of Ark, so a signature alone does not say whose event it is. */
function isForeign(source: ActiveSource, event: NormalisedEvent): boolean {
  if (source.boundTo === null) {
    return false;
  }
  const server = "server" in event ? (event.server?.uuid ?? null) : null;
  const owner = event.tenant ?? server;
  return owner !== null && !source.boundTo.has(owner);
}

async function commit(item: Item, bytes: number, deadline: number): Promise<Outcome> {
  const abort = new AbortController();
  const settled = await Promise.race([
    pipeline().submit(item, bytes),
    // What waits is still written when its turn comes; the sender's next try finds it there.
    sleep(Math.max(0, deadline - Date.now()), { kind: "late" } as const, { signal: abort.signal, ref: false }),
  ]);
  abort.abort();
  switch (settled.kind) {
    case "done":
      return settled.result;
    case "full":
      return refused("queue_full");
    case "late":
      return refused("database_unavailable");
    case "failed":
      log.error({ err: unavailable(settled.error)?.message ?? settled.error }, "a batch could not be committed");
      return refused("database_unavailable");
    default:
      return settled satisfies never;
  }
}
