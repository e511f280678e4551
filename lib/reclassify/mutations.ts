import "server-only";
import { setTimeout as sleep } from "node:timers/promises";
import { rulesVersion } from "@/lib/bounces/rules/version";
import { Delta } from "@/lib/cube/delta";
import { addToCube } from "@/lib/cube/mutations";
import type { Contribution } from "@/lib/cube/types";
import { type Db, sql, type Tx, transaction } from "@/lib/db/client";
import { among, forUpdate } from "@/lib/db/rows";
import { setClassifications } from "@/lib/events/mutations";
import { contribution } from "@/lib/messages/contribution";
import { saveMessages } from "@/lib/messages/mutations";
import type { Scope, StoredMessage } from "@/lib/rebuild/data";
import { classifiedPages, movedIn, outdatedEvents, reread, rulesKey, undecided } from "@/lib/reclassify/data";
import type { Reread } from "@/lib/reclassify/difference";
import { Tally } from "@/lib/reclassify/tally";
import type { Progress, Reclassified } from "@/lib/reclassify/types";
import { hourHorizon } from "@/lib/retention/data";
import { applyPolicy, type Settled } from "@/lib/suppressions/automatic/mutations";
import { bucketStart } from "@/lib/time";

/** So many messages a transaction, so that a webhook never waits long. */
const sliceSize = 100;
/** SQLite's other process asks for the lock now and again: it must find it free. */
const pauseMillis = 10;

/** What rebuild compares, too: frozen days and hours that nothing can ask for stay as they are. */
function counted({ cells, details }: Contribution, { horizon, zone, now }: Scope): Contribution {
  const firstDay = horizon === null ? Number.NEGATIVE_INFINITY : bucketStart(horizon, "day", zone);
  const firstHour = Math.max(firstDay, hourHorizon(now));
  return {
    cells: cells.filter(({ key }) => key.bucket >= (key.grain === "hour" ? firstHour : firstDay)),
    details: details.filter(({ key }) => key.day >= firstDay),
  };
}

function deltaOf(rereads: readonly Reread[], scope: Scope): Delta {
  const delta = new Delta();
  for (const { before, after } of rereads) {
    delta.subtract(counted(contribution(before, scope.counting(before.sourceId)), scope));
    delta.add(counted(contribution(after, scope.counting(after.sourceId)), scope));
  }
  return delta;
}

function touchedBy(rereads: readonly Reread[]) {
  const moved = movedIn(rereads);
  return {
    failing: new Set(moved.map(({ address }) => address)),
    sent: new Set<string>(),
    reclassified: new Map(moved.map(({ id, before }) => [id, before.classification])),
  };
}

async function reclassifySlice(
  tx: Tx,
  ids: readonly string[],
  scope: Scope,
): Promise<{ rereads: Reread[]; settled: Settled[] }> {
  const held = await tx.$queryRaw<StoredMessage[]>(
    sql`SELECT "id", "folded" FROM "messages" WHERE "id" IN ${among(ids)} ORDER BY "id" ${forUpdate()}`,
  );
  const rereads = await reread(tx, held);
  await saveMessages(tx, new Map(rereads.map(({ id, after }) => [id, after])));
  await addToCube(tx, deltaOf(rereads, scope));
  return { rereads, settled: await applyPolicy(tx, touchedBy(rereads), Date.now()) };
}

async function reclassifyMessages(db: Db, scope: Scope, tally: Tally, progress: Progress): Promise<void> {
  let done = 0;
  for await (const page of classifiedPages(db)) {
    const ids = undecided(page, tally).map(({ id }) => id);
    for (let start = 0; start < ids.length; start += sliceSize) {
      const slice = ids.slice(start, start + sliceSize);
      const { rereads, settled } = await transaction((tx) => reclassifySlice(tx, slice, scope));
      for (const message of rereads) {
        tally.reread(message);
      }
      for (const { address, before, after } of settled) {
        tally.settled(address, before, after);
      }
      progress("messages", done + start + slice.length);
      await sleep(pauseMillis);
    }
    done += page.length;
    progress("messages", done);
  }
}

async function reclassifyEvents(db: Db, tally: Tally, progress: Progress): Promise<void> {
  for await (const { done, due } of outdatedEvents(db)) {
    if (due.size > 0) {
      tally.changedEvents += await transaction((tx) => setClassifications(tx, due));
      await sleep(pauseMillis);
    }
    progress("events", done);
  }
}

/** From here on the past counts as classified by the rules of today. */
export async function noteRules(tx: Tx): Promise<void> {
  const value = JSON.stringify(rulesVersion);
  await tx.setting.upsert({ where: { key: rulesKey }, create: { key: rulesKey, value }, update: { value } });
}

/**
 * Runs the rules of today over the past: messages, figures, events and automatic suppressions, in small steps with
 * the same locks as recording, while events arrive. Safe to stop and start again.
 */
export async function reclassify(db: Db, scope: Scope, progress: Progress): Promise<Reclassified> {
  const tally = new Tally();
  await reclassifyMessages(db, scope, tally, progress);
  await reclassifyEvents(db, tally, progress);
  await transaction(noteRules);
  return tally.result();
}
