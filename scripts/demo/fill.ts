import { transaction } from "@/lib/db/client";
import { type Item, record } from "@/lib/ingest/record";
import { parseBody } from "@/lib/ingest/senders/parse";
import { countingOf, horizonAt } from "@/lib/sources/registry";
import type { Hook } from "@/scripts/demo/payload";

const batchSize = 500;

function itemOf({ at, body }: Hook, sourceId: string): Item {
  const receivedAt = Math.round(at) + 1500;
  const parsed = parseBody({ body, sourceId, receivedAt });
  if (!parsed.ok || parsed.value.kind !== "event") {
    throw new Error(`this is no event: ${body}`);
  }
  return { kind: "event", event: parsed.value.event };
}

/** Records webhooks as if they had been received when they were posted. @returns how many were new */
export async function fill(
  mails: Iterable<Hook[]>,
  { sourceId, batch = batchSize, progress }: { sourceId: string; batch?: number; progress: (recorded: number) => void },
): Promise<number> {
  let recorded = 0;
  let waiting: Hook[] = [];
  const write = async () => {
    const items = waiting.map((hook) => itemOf(hook, sourceId));
    const now = waiting.reduce((latest, { at }) => Math.max(latest, at), 0);
    waiting = [];
    const results = await transaction((tx) =>
      record(tx, items, { now: Math.round(now), counting: countingOf, horizon: horizonAt(Date.now()) }),
    );
    recorded += results.filter(({ kind }) => kind === "recorded").length;
    progress(recorded);
  };
  for (const hooks of mails) {
    waiting.push(...hooks);
    if (waiting.length >= batch) {
      await write();
    }
  }
  if (waiting.length > 0) {
    await write();
  }
  return recorded;
}
