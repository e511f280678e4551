import { Delta } from "@/lib/cube/delta";
import { addToCube } from "@/lib/cube/mutations";
import { transaction } from "@/lib/db/client";
import { insertEvents } from "@/lib/events/mutations";
import { record } from "@/lib/ingest/record";
import { parseBody } from "@/lib/ingest/senders/parse";
import type { MessageEvent, NormalisedEvent } from "@/lib/ingest/types";
import { contribution } from "@/lib/messages/contribution";
import { foldAll } from "@/lib/messages/fold";
import { saveMessages } from "@/lib/messages/mutations";
import type { MessageState } from "@/lib/messages/types";
import type { Hook } from "@/scripts/demo/payload";

const batchSize = 3000;
const cubeEvery = 100_000;
const sourceId = "ark";
const counting = { zone: "UTC", countTags: true, countTenants: true };

function parse({ at, body }: Hook): NormalisedEvent {
  const parsed = parseBody({ body, sourceId, receivedAt: Math.round(at) + 1500 });
  if (!parsed.ok || parsed.value.kind !== "event") {
    throw new Error("the history tells something that is no event");
  }
  return parsed.value.event;
}

const isMessageEvent = (event: NormalisedEvent): event is MessageEvent => "message" in event;

/**
 * Writes what recording these mails would write, but each message once, and the figures in large sums: for an empty
 * database, each mail whole. Automatic suppressions are left out, which no page of the benchmark shows.
 */
export class BulkFill {
  #events: NormalisedEvent[] = [];
  #states = new Map<string, MessageState>();
  #others: NormalisedEvent[] = [];
  #delta = new Delta();
  #sinceCube = 0;
  count = 0;

  async run(mails: Iterable<Hook[]>, progress: (count: number) => void): Promise<number> {
    for (const hooks of mails) {
      this.#take(hooks.map(parse));
      if (this.#events.length >= batchSize) {
        await this.#flush();
        progress(this.count);
      }
    }
    await this.#flush();
    await this.#flushCube();
    const now = Date.now();
    const items = this.#others.map((event) => ({ kind: "event" as const, event }));
    await transaction((tx) => record(tx, items, { now, counting: () => counting, horizon: null }));
    this.count += items.length;
    return this.count;
  }

  #take(events: readonly NormalisedEvent[]): void {
    const mail = events.filter(isMessageEvent);
    this.#others.push(...events.filter((event) => !isMessageEvent(event)));
    const state = foldAll(mail);
    const id = mail[0]?.message.id;
    if (state !== null && id !== undefined) {
      this.#events.push(...mail);
      this.#states.set(id, state);
      this.#delta.add(contribution(state, counting));
    }
  }

  async #flush(): Promise<void> {
    const [events, states] = [this.#events, this.#states];
    this.#events = [];
    this.#states = new Map();
    if (events.length === 0) {
      return;
    }
    await transaction(async (tx) => {
      await insertEvents(tx, events, new Set());
      await saveMessages(tx, states);
    });
    this.count += events.length;
    this.#sinceCube += events.length;
    if (this.#sinceCube >= cubeEvery) {
      await this.#flushCube();
    }
  }

  async #flushCube(): Promise<void> {
    const delta = this.#delta;
    this.#delta = new Delta();
    this.#sinceCube = 0;
    await transaction((tx) => addToCube(tx, delta));
  }
}
