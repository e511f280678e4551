import "server-only";
import { engine, type Tx } from "@/lib/db/client";
import type { Millis } from "@/lib/ingest/types";
import { log } from "@/lib/log";
import { err, ok, type Result } from "@/lib/result";
import { findBatch, type RefusedRow } from "@/lib/suppressions/batches/data";
import { keepRefused, newBatchId } from "@/lib/suppressions/batches/mutations";
import { BatchStopped, runBatch, type Step } from "@/lib/suppressions/batches/service";
import { expectMany, tidySuppressions } from "@/lib/suppressions/entries/mutations";
import { cutText, plainText } from "@/lib/suppressions/file/cut-text";
import { entryOf } from "@/lib/suppressions/file/entry";
import { headOf } from "@/lib/suppressions/file/head";
import { mappingFrom } from "@/lib/suppressions/file/mapping";
import { readRows } from "@/lib/suppressions/file/rows";
import { shapeOf } from "@/lib/suppressions/file/shape";
import type { FileEntry, FileProblem, FileRow, FileShape, Mapping } from "@/lib/suppressions/file/types";
import { bulkAdd } from "@/lib/suppressions/mutations";
import type { AddSuppression, Batch, SuppressionScope } from "@/lib/suppressions/types";

export interface ImportOptions {
  /** The batch's id, if who asks wants to watch it. */
  id?: string;
  /** Of the file. */
  name: string;
  scope: SuppressionScope;
  actor: string;
  /** Which column holds what, as lib/suppressions/file/mapping.ts reads it; guessed if absent. */
  columns?: string;
  /** Whether the first line names the columns; guessed if absent. */
  hasHeader?: boolean;
  /** For rows that have none. */
  reason?: string;
  expiresAt?: Millis;
}

/** Rows that are sorted together before they are written: some 20 MB, and half a second of reading. */
const runSize = 50_000;
/** The same, in characters: rows can be long. */
const runLength = 8_000_000;
/** A slow upload shows how far it is meanwhile, in milliseconds. */
const longestRun = 2_000;
/** Rows a transaction. A webhook waits for one on SQLite, some 60 ms; PostgreSQL holds a lock for each row. */
const sliceSize = { sqlite: 2_000, postgresql: 1_000 };
/** Of the rows that were not taken so many are kept, and all are counted. */
const refusedKept = 100_000;
const longestText = 200;
/** So many new rows make PostgreSQL read a list slowly until its own vacuum comes by. */
const manyAdded = 10_000;

/** How a file is read: its shape, and which column holds what. The error is a sentence for whoever sent it. */
export function readingOf(
  head: Uint8Array,
  isWhole: boolean,
  { columns, hasHeader }: Pick<ImportOptions, "columns" | "hasHeader">,
): Result<{ shape: FileShape; mapping: Mapping }, string> {
  const found = shapeOf(head, isWhole, hasHeader);
  if (!found.ok) {
    return found;
  }
  const shape = found.value;
  const asked = columns === undefined ? ok(shape.mapping) : mappingFrom(columns, shape.columns.length);
  if (!asked.ok) {
    return asked;
  }
  return asked.value.address === null
    ? err(
        `No column of this file holds e-mail addresses. Its columns: ${shape.columns.slice(0, 20).join(", ")}. Say which one by columns=address:0 (counted from 0).`,
      )
    : ok({ shape, mapping: asked.value });
}

const isProblem = (row: FileRow | FileProblem): row is FileProblem => "message" in row;

/** Adds the addresses of a file in slices, while the server goes on; safe to run twice. */
export async function importFile(
  bytes: AsyncIterable<Uint8Array>,
  options: ImportOptions,
): Promise<Result<Batch, string>> {
  const id = options.id ?? newBatchId();
  const { head, isWhole, bytes: all } = await headOf(bytes);
  const reading = readingOf(head, isWhole, options);
  if (!reading.ok) {
    return reading;
  }
  const { name: title, scope, actor } = options;
  const steps = stepsOf(readRows(all, reading.value.shape), reading.value.mapping, id, options);
  await runBatch(id, { kind: "import", title, scope, actor }, steps, { atOnce: engine() === "postgresql" ? 2 : 1 });
  const batch = await findBatch(id, Date.now());
  if (batch === null) {
    return err("The import was begun, but the database does not say how it ended.");
  }
  if (batch.added >= manyAdded) {
    await tidySuppressions().catch(() => log.warn("the list could not be vacuumed after an import"));
  }
  return ok(batch);
}

/** Rows that were read and wait to be written, in the order of the file. */
interface Run {
  begun: Millis;
  /** Characters of the entries. */
  length: number;
  entries: FileEntry[];
  refused: RefusedRow[];
}

const newRun = (): Run => ({ begun: Date.now(), length: 0, entries: [], refused: [] });

const isFull = ({ begun, length, entries, refused }: Run, now: Millis) =>
  entries.length + refused.length >= runSize || length > runLength || now - begun > longestRun;

async function* stepsOf(
  rows: AsyncIterable<(FileRow | FileProblem)[]>,
  mapping: Mapping,
  id: string,
  options: ImportOptions,
): AsyncGenerator<Step> {
  const room = { refused: refusedKept };
  let run = newRun();
  for await (const batch of untilBroken(rows)) {
    const now = Date.now();
    for (const row of batch ?? []) {
      sortInto(run, row, mapping, now);
    }
    if (batch === null || isFull(run, now)) {
      yield* written(run, id, options, room);
      run = newRun();
    }
    if (batch === null) {
      throw new BatchStopped("The file broke off before its end. What came before is counted here; send it again.");
    }
  }
  yield* written(run, id, options, room);
}

/** An upload that breaks off is no fault of ours, and what came is taken: null stands for the break. */
async function* untilBroken<T>(rows: AsyncIterable<T>): AsyncGenerator<T | null> {
  try {
    yield* rows;
  } catch {
    yield null;
  }
}

/** A number that grows as the first six characters of an address do. */
function beginningOf(address: string): number {
  let key = 0;
  for (let index = 0; index < 6; index++) {
    key = key * 256 + Math.min(address.charCodeAt(index) || 0, 255);
  }
  return key;
}

/** Entries with the same beginning stay in their order. */
function byBeginning(entries: readonly FileEntry[]): FileEntry[] {
  const keyed = entries.map((entry) => ({ entry, key: beginningOf(entry.address) }));
  return keyed.sort((a, b) => a.key - b.key).map(({ entry }) => entry);
}

/** By address, so that the slices write their pages of the indexes one after the other instead of all over. */
function* written({ entries, refused }: Run, id: string, options: ImportOptions, room: { refused: number }) {
  const sorted = byBeginning(entries);
  const size = sliceSize[engine()];
  for (let start = 0; start < Math.max(sorted.length, refused.length); start += size) {
    const slice = sorted.slice(start, start + size).map((entry) => toAdd(entry, id, options));
    const missed = refused.slice(start, start + size);
    const kept = missed.slice(0, room.refused);
    room.refused -= kept.length;
    yield async (tx: Tx, now: Millis) => {
      await expectMany(tx);
      await keepRefused(tx, id, kept);
      const { added, updated, unchanged } = await bulkAdd(tx, slice, now);
      return { added, updated, unchanged, refused: missed.length };
    };
  }
}

function sortInto(run: Run, row: FileRow | FileProblem, mapping: Mapping, now: Millis): void {
  const { entries, refused } = run;
  if (isProblem(row)) {
    refused.push({ line: row.line, text: row.text, message: row.message });
    return;
  }
  const entry = entryOf(row, mapping, now);
  if (entry.ok) {
    entries.push(entry.value);
    run.length += row.cells.reduce((sum, cell) => sum + cell.length, 0);
    return;
  }
  refused.push({ line: row.line, text: cutText(plainText(row.cells.join(",")), longestText), message: entry.error });
}

function toAdd(
  { address, shown, reason, note, addedAt, expiresAt }: FileEntry,
  batchId: string,
  options: ImportOptions,
): AddSuppression {
  const { scope, actor } = options;
  const add: AddSuppression = {
    scope,
    actor,
    address,
    shown,
    origin: "import",
    batchId,
    ifHeld: "keep",
    reason: reason ?? options.reason ?? null,
    expiresAt: expiresAt ?? options.expiresAt ?? null,
  };
  if (note !== undefined) {
    add.note = note;
  }
  if (addedAt !== undefined) {
    add.addedAt = addedAt;
  }
  return add;
}
