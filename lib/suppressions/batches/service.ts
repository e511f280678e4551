import "server-only";
import { setImmediate as breathe, setTimeout as sleep } from "node:timers/promises";
import { reader, sql, type Tx, transaction } from "@/lib/db/client";
import { unavailable } from "@/lib/db/failure";
import type { Millis } from "@/lib/ingest/types";
import { log } from "@/lib/log";
import { failingAddresses, readPolicy } from "@/lib/suppressions/automatic/data";
import { settleAddresses } from "@/lib/suppressions/automatic/mutations";
import { findBatch } from "@/lib/suppressions/batches/data";
import {
  closeBatch,
  countBatch,
  markUndone,
  type NewBatch,
  newBatchId,
  openBatch,
  type Undoing,
  undoSlice,
} from "@/lib/suppressions/batches/mutations";
import { workspaceScope } from "@/lib/suppressions/constants";
import { type Act, type Held, liveEntries, removeEntries, setExpiry } from "@/lib/suppressions/entries/mutations";
import type { LineKey } from "@/lib/suppressions/line";
import { narrowedBy } from "@/lib/suppressions/list/data";
import type { Batch, BatchCounts, BatchState, SuppressionFilters } from "@/lib/suppressions/types";

/** So many addresses a transaction: about 20 ms, since a webhook waits for its turn meanwhile. */
const sliceSize = 500;

/** A part of a batch's work, in a transaction. @returns what it did */
export type Step = (tx: Tx, now: Millis) => Promise<Partial<BatchCounts>>;

/** Words for the operator and for whoever started a batch. */
function troubleOf(error: unknown): string {
  const known = unavailable(error);
  if (known === null) {
    log.error({ name: error instanceof Error ? error.name : typeof error }, "a batch of suppressions failed");
  }
  return known?.message ?? "Something went wrong on our side. What was done by then is counted here.";
}

/** Thrown by whoever makes the steps: the batch ends here, for a reason that is not ours. */
export class BatchStopped extends Error {
  override name = "BatchStopped";
}

async function runStep(id: string, step: Step): Promise<void> {
  await transaction(async (tx) => {
    const now = Date.now();
    const counts = await step(tx, now);
    await countBatch(tx, id, counts, now);
  });
}

interface RunOptions {
  /** Steps that may run beside each other. */
  atOnce?: number;
}

/** Begins a batch, runs its steps and ends it; a failure is written into it. */
export async function runBatch(
  id: string,
  batch: NewBatch,
  steps: AsyncIterable<Step>,
  { atOnce = 1 }: RunOptions = {},
): Promise<void> {
  const close = (state: BatchState, trouble: string | null) =>
    transaction((tx) => closeBatch(tx, id, { state, trouble }, Date.now()));
  try {
    await transaction((tx) => openBatch(tx, id, batch, Date.now()));
    await runSteps(id, steps, atOnce);
    await close("done", null);
  } catch (error) {
    const state = error instanceof BatchStopped ? "stopped" : "failed";
    const trouble = error instanceof BatchStopped ? error.message : troubleOf(error);
    // A database that cannot say so shows a batch that has fallen silent.
    await close(state, trouble).catch(() => undefined);
  }
}

async function runSteps(id: string, steps: AsyncIterable<Step>, atOnce: number): Promise<void> {
  const running = new Set<Promise<void>>();
  try {
    for await (const step of steps) {
      const run: Promise<void> = runStep(id, step).finally(() => running.delete(run));
      running.add(run);
      // Its failure is met by the race below, or by the wait at the end.
      run.catch(() => undefined);
      if (running.size >= atOnce) {
        await Promise.race(running);
      }
      await breathe();
    }
    await Promise.all(running);
  } finally {
    await Promise.allSettled(running);
  }
}

/** What is quick is answered when it is done; what is long goes on, and tells how far it is. */
const patience = 1500;

/** Starts a batch. @returns it as it stands after a moment: done, or still running */
export async function startBatch(batch: NewBatch, steps: (id: string) => AsyncIterable<Step>): Promise<Batch | null> {
  const id = newBatchId();
  await Promise.race([runBatch(id, batch, steps(id)), sleep(patience)]);
  return await findBatch(id, Date.now());
}

/** Some entries by name, or all that a narrowed list has. */
export type Chosen = { lines: readonly LineKey[] } | { filters: SuppressionFilters };

async function* slicesOf(chosen: Chosen, now: Millis): AsyncGenerator<LineKey[]> {
  if ("lines" in chosen) {
    for (let start = 0; start < chosen.lines.length; start += sliceSize) {
      yield chosen.lines.slice(start, start + sliceSize);
    }
    return;
  }
  const where = narrowedBy(chosen.filters, now);
  // What is added meanwhile was not chosen.
  const [newest] = await reader().$queryRaw<{ seq: number | null }[]>(
    sql`SELECT max("seq") AS "seq" FROM "suppressions"`,
  );
  const end = Number(newest?.seq ?? 0);
  for (let after = 0; ; ) {
    const rows = await reader().$queryRaw<(LineKey & { seq: number })[]>(sql`
      SELECT "seq", "scope", "address" FROM "suppressions"
      WHERE ${where} AND "seq" > ${after} AND "seq" <= ${end} ORDER BY "seq" LIMIT ${sliceSize}`);
    if (rows.length === 0) {
      return;
    }
    yield rows;
    after = Number(rows.at(-1)?.seq ?? end);
  }
}

async function entriesOf(tx: Tx, lines: readonly LineKey[], now: Millis): Promise<Held[]> {
  const addresses = [...new Set(lines.map(({ address }) => address))].sort();
  const wanted = new Set(lines.map(({ scope, address }) => JSON.stringify([scope, address])));
  const live = await liveEntries(tx, null, addresses, now);
  return live.filter(({ scope, address }) => wanted.has(JSON.stringify([scope, address])));
}

type By = Pick<NewBatch, "title" | "actor"> & { reason: string | null };

/** Takes entries off their lists, as one batch. */
export function removeChosen(chosen: Chosen, { title, actor, reason }: By, now: Millis): Promise<Batch | null> {
  return startBatch({ kind: "remove", title, scope: workspaceScope, actor }, async function* (batchId) {
    const act: Act = { origin: "manual", actor, batchId, reason };
    for await (const lines of slicesOf(chosen, now)) {
      yield async (tx, at) => {
        const entries = await entriesOf(tx, lines, at);
        await removeEntries(tx, entries, act, at);
        return { removed: entries.length, unchanged: lines.length - entries.length };
      };
    }
  });
}

/** Gives entries another end, as one batch; null: for good. */
export function expireChosen(
  chosen: Chosen,
  expiresAt: Millis | null,
  { title, actor, reason }: By,
  now: Millis,
): Promise<Batch | null> {
  return startBatch({ kind: "expiry", title, scope: workspaceScope, actor }, async function* (batchId) {
    const act: Act = { origin: "manual", actor, batchId, reason };
    for await (const lines of slicesOf(chosen, now)) {
      yield async (tx, at) => {
        const entries = await entriesOf(tx, lines, at);
        await setExpiry(tx, entries, expiresAt, act, at);
        return { updated: entries.length, unchanged: lines.length - entries.length };
      };
    }
  });
}

/** Brings back what a batch changed, as a batch that can be undone itself. */
export function undo(undoing: Undoing, { title, actor }: Pick<By, "title" | "actor">): Promise<Batch | null> {
  return startBatch({ kind: "undo", title, scope: workspaceScope, actor }, async function* (batchId) {
    const act: Act = { origin: "manual", actor, batchId, reason: title };
    yield async (tx) => {
      await markUndone(tx, undoing.batchId, batchId);
      return {};
    };
    for (let after: number | null = 0; after !== null; ) {
      const from: number = after;
      let next: number | null = null;
      yield async (tx, now) => {
        const done = await undoSlice(tx, undoing, from, sliceSize, act, now);
        next = done.next;
        return done.counts;
      };
      after = next;
    }
  });
}

/** Lets the policy decide on all that is known, whenever its rules were turned on; as one batch. */
export function applyToPast({ title, actor }: Pick<By, "title" | "actor">): Promise<Batch | null> {
  return startBatch({ kind: "policy", title, scope: workspaceScope, actor }, async function* (batchId) {
    for await (const addresses of failingAddresses(0, sliceSize)) {
      yield async (tx, now) => {
        const live = await liveEntries(tx, workspaceScope, addresses, now);
        const held = new Map(live.map((entry) => [entry.address, entry]));
        const policy = { ...(await readPolicy(tx)), since: {} };
        return await settleAddresses(tx, { policy, addresses, held, now, batchId });
      };
    }
  });
}
