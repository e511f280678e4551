import "server-only";
import type { Db } from "@/lib/db/client";
import { refoldStored, type Scope } from "@/lib/rebuild/data";
import { classifiedPages, type Moved, movedIn, outdatedEvents, undecided } from "@/lib/reclassify/data";
import { Tally } from "@/lib/reclassify/tally";
import type { Progress, Reclassified } from "@/lib/reclassify/types";
import { factsOf, judge, readPolicy } from "@/lib/suppressions/automatic/data";
import { workspaceScope } from "@/lib/suppressions/constants";
import { type Held, heldBy, isLive } from "@/lib/suppressions/entries/mutations";

const sliceSize = 500;

/** What `reclassify` would change, found without a write or a lock. */
export async function preview(db: Db, { now }: Pick<Scope, "now">, progress: Progress): Promise<Reclassified> {
  const tally = new Tally();
  const moved: Moved[] = [];
  let done = 0;
  for await (const page of classifiedPages(db)) {
    const refolded = await refoldStored(db, undecided(page, tally));
    for (const message of refolded) {
      tally.refolded(message);
    }
    moved.push(...movedIn(refolded));
    done += page.length;
    progress("messages", done);
  }
  await previewSuppressions(db, moved, now, tally);
  for await (const page of outdatedEvents(db)) {
    tally.changedEvents += [...page.due.values()].flat().length;
    progress("events", page.done);
  }
  return tally.result();
}

async function previewSuppressions(db: Db, moved: readonly Moved[], now: number, tally: Tally): Promise<void> {
  const instead = new Map(moved.map(({ id, after }) => [id, after]));
  const reclassified = new Map(moved.map(({ id, before }) => [id, before.classification]));
  const policy = await readPolicy(db);
  const addresses = [...new Set(moved.map(({ address }) => address))].sort();
  for (let start = 0; start < addresses.length; start += sliceSize) {
    const slice = addresses.slice(start, start + sliceSize);
    const held = new Map((await heldBy(db, workspaceScope, slice)).map((entry) => [entry.address, entry]));
    for (const facts of await factsOf(db, workspaceScope, slice, instead)) {
      const entry = held.get(facts.address) ?? null;
      const live = entry !== null && isLive(entry, now) ? entry : null;
      const judgement = await judge(db, withEnd(facts, entry, live), live, { policy, now, reclassified });
      if (judgement?.kind === "put") {
        const { because, rule } = judgement.decision;
        tally.settled(facts.address, live, { messageId: because.id, rule, createdAt: because.at });
      } else if (judgement?.kind === "lift") {
        tally.settled(facts.address, live, null);
      }
    }
  }
}

/** An entry whose end has come is taken off first, which counts as its removal. */
function withEnd<F extends { lastRemovedAt: number | null }>(facts: F, entry: Held | null, live: Held | null): F {
  const ended = live === null ? (entry?.expiresAt?.getTime() ?? null) : null;
  return ended === null ? facts : { ...facts, lastRemovedAt: Math.max(ended, facts.lastRemovedAt ?? ended) };
}
