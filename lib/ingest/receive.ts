import "server-only";
import { unavailable } from "@/lib/db/failure";
import { readBody } from "@/lib/ingest/body";
import type { Committed, Verified } from "@/lib/ingest/commit";
import type { Settled } from "@/lib/ingest/group-commit";
import type { Outcome, RefusalReason } from "@/lib/ingest/outcome";
import { pipeline } from "@/lib/ingest/pipeline";
import { readSignature, verifySignature } from "@/lib/ingest/verify";
import { log } from "@/lib/log";
import { countRefusal } from "@/lib/refusals/tally";
import { type ActiveSource, findSource } from "@/lib/sources/registry";

/** Senders give up at 5 s, TLS and both ways included; a request that waited this long is told to come again. */
const waitMillis = 2800;
const timerStep = 50;

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
  const body = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString("utf8");
  const verified: Verified = { sourceId: source.id, boundTo: source.boundTo, receivedAt, body };
  return await settle(verified, bytes.byteLength, receivedAt + waitMillis);
}

/** What waits longer is still written when its turn comes; the sender's next try finds it there. */
function inTime(
  submitted: Promise<Settled<Committed>>,
  deadline: number,
): Promise<Settled<Committed> | { kind: "late" }> {
  return new Promise((resolve) => {
    // In steps, since Node keeps timers of equal length in one list; without a signal, which costs more than the rest.
    const millis = Math.ceil(Math.max(0, deadline - Date.now()) / timerStep) * timerStep;
    const timer = setTimeout(resolve, millis, { kind: "late" });
    timer.unref();
    void submitted.then((settled) => {
      clearTimeout(timer);
      resolve(settled);
    });
  });
}

async function settle(verified: Verified, bytes: number, deadline: number): Promise<Outcome> {
  const settled = await inTime(pipeline().submit(verified, bytes), deadline);
  switch (settled.kind) {
    case "done":
      return settled.result.kind === "bad_body" ? refused("bad_body") : settled.result;
    case "full":
      return refused("queue_full");
    case "late":
      return refused("too_slow");
    case "failed":
      log.error({ err: unavailable(settled.error)?.message ?? settled.error }, "a batch could not be committed");
      return refused("database_unavailable");
    default:
      return settled satisfies never;
  }
}
