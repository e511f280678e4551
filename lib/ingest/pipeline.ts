import "server-only";
import { transaction } from "@/lib/db/client";
import { unavailable } from "@/lib/db/failure";
import { GroupCommit } from "@/lib/ingest/group-commit";
import { quarantineId } from "@/lib/ingest/identity";
import { type Item, record, type Recorded } from "@/lib/ingest/record";
import { log } from "@/lib/log";
import { quarantine, type Unreadable } from "@/lib/quarantine/mutations";
import { singleton } from "@/lib/singleton";
import { countingOf, horizonAt } from "@/lib/sources/registry";

/** A batch may wait this long for another process's lock; senders give up at 5 s. */
const patience = 1500;

async function write(items: readonly Item[]): Promise<Recorded[]> {
  const now = Date.now();
  return await transaction((tx) => record(tx, items, { now, counting: countingOf, horizon: horizonAt(now) }), {
    patience,
  });
}

function unreadableOf(item: Item): Unreadable {
  if (item.kind === "unreadable") {
    return item.body;
  }
  const { sourceId, type, receivedAt, body } = item.event;
  const id = quarantineId(sourceId, Buffer.from(body));
  return { id, sourceId, type, receivedAt, body, reason: "It was read, but could not be recorded; see the log." };
}

/** The one queue of the process between requests and the database. */
export const pipeline = () =>
  singleton(
    "pipeline",
    () =>
      new GroupCommit<Item, Recorded>({
        write,
        isTransient: (error) => unavailable(error) !== null,
        async isolated(item, error) {
          log.error({ err: error }, "an event could not be recorded and is kept in quarantine");
          const body = unreadableOf(item);
          await transaction((tx) => quarantine(tx, [body]), { patience });
          return { kind: "quarantined", id: body.id };
        },
      }),
  );
