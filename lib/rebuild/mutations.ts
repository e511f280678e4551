import "server-only";
import { addToCube } from "@/lib/cube/mutations";
import { type Db, sql, type Tx, transaction } from "@/lib/db/client";
import { among, forUpdate } from "@/lib/db/rows";
import { stateOf } from "@/lib/messages/folded";
import { saveMessages } from "@/lib/messages/mutations";
import type { MessageState } from "@/lib/messages/types";
import {
  cubeDifference,
  deltaOf,
  inSnapshot,
  messagePages,
  refoldStored,
  type Scope,
  type StoredMessage,
} from "@/lib/rebuild/data";
import type { Progress, Rebuilt, Refolded } from "@/lib/rebuild/types";

/** So many messages a transaction, so that a webhook never waits long. */
export const sliceSize = 100;

/** Folds messages again under their locks, and the cube with them. @returns those whose state is another now */
export async function refoldSlice(tx: Tx, ids: readonly string[], scope: Scope): Promise<Refolded[]> {
  const held = await tx.$queryRaw<StoredMessage[]>(
    sql`SELECT "id", "folded" FROM "messages" WHERE "id" IN ${among(ids)} ORDER BY "id" ${forUpdate()}`,
  );
  const refolded = await refoldStored(tx, held);
  await saveMessages(tx, new Map(refolded.map(({ id, after }) => [id, after])));
  await addToCube(tx, deltaOf(refolded, scope));
  return refolded;
}

async function* storedStates(tx: Tx): AsyncGenerator<MessageState[]> {
  for await (const page of messagePages(tx)) {
    yield page.map(({ folded }) => stateOf(folded));
  }
}

/**
 * Folds every message again from its events and brings the cube in line, in small steps with the same locks
 * as recording, while events arrive. The suppression list is left alone. Safe to stop and start again.
 */
export async function rebuild(db: Db, scope: Scope, progress: Progress): Promise<Rebuilt> {
  const rebuilt: Rebuilt = { messages: 0, changedMessages: 0, changedCells: 0 };
  for await (const page of messagePages(db)) {
    for (let start = 0; start < page.length; start += sliceSize) {
      const ids = page.slice(start, start + sliceSize).map(({ id }) => id);
      rebuilt.changedMessages += (await transaction((tx) => refoldSlice(tx, ids, scope))).length;
      rebuilt.messages += ids.length;
      progress(rebuilt.messages);
    }
  }
  // Recording adds and takes away in one step with the message, so that a difference found in one moment
  // is right to add at any later one.
  const difference = await inSnapshot(db, (tx) => cubeDifference(tx, scope, storedStates(tx)));
  rebuilt.changedCells = difference.cells().length + difference.details().length;
  await transaction((tx) => addToCube(tx, difference));
  return rebuilt;
}
