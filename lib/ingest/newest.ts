import type { NormalisedEvent } from "@/lib/ingest/types";

/** Of each key's events the newest, by time and then by id, in the order of the keys. Tests are left out. */
export function newestBy<E extends NormalisedEvent>(events: readonly E[], keyOf: (event: E) => readonly string[]): E[] {
  const newest = new Map<string, E>();
  for (const event of events) {
    const key = JSON.stringify(keyOf(event));
    const held = newest.get(key);
    const isNewer =
      held === undefined ||
      event.occurredAt > held.occurredAt ||
      (event.occurredAt === held.occurredAt && event.id > held.id);
    if (!event.test && isNewer) {
      newest.set(key, event);
    }
  }
  return [...newest].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, event]) => event);
}
