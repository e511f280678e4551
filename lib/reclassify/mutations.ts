import "server-only";
import { setTimeout as sleep } from "node:timers/promises";
import { rulesVersion } from "@/lib/bounces/rules/version";
import { type Db, type Tx, transaction } from "@/lib/db/client";
import { setClassifications } from "@/lib/events/mutations";
import type { Scope } from "@/lib/rebuild/data";
import { refoldSlice, sliceSize } from "@/lib/rebuild/mutations";
import type { Refolded } from "@/lib/rebuild/types";
import { classifiedPages, movedIn, outdatedEvents, rulesKey, undecided } from "@/lib/reclassify/data";
import { Tally } from "@/lib/reclassify/tally";
import type { Progress, Reclassified } from "@/lib/reclassify/types";
import { applyPolicy, type Settled } from "@/lib/suppressions/automatic/mutations";

/** SQLite's other process asks for the lock now and again: it must find it free. */
const pauseMillis = 10;

function touchedBy(refolded: readonly Refolded[]) {
  const moved = movedIn(refolded);
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
): Promise<{ refolded: Refolded[]; settled: Settled[] }> {
  const refolded = await refoldSlice(tx, ids, scope);
  return { refolded, settled: await applyPolicy(tx, touchedBy(refolded), Date.now()) };
}

async function reclassifyMessages(db: Db, scope: Scope, tally: Tally, progress: Progress): Promise<void> {
  let done = 0;
  for await (const page of classifiedPages(db)) {
    const ids = undecided(page, tally).map(({ id }) => id);
    for (let start = 0; start < ids.length; start += sliceSize) {
      const slice = ids.slice(start, start + sliceSize);
      const { refolded, settled } = await transaction((tx) => reclassifySlice(tx, slice, scope));
      for (const message of refolded) {
        tally.refolded(message);
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
