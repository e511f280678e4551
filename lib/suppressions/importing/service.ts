import "server-only";
import { engine } from "@/lib/db/client";
import type { Millis } from "@/lib/ingest/types";
import { err, ok, type Result } from "@/lib/result";
import { findBatch, type RefusedRow } from "@/lib/suppressions/batches/data";
import { keepRefused, newBatchId } from "@/lib/suppressions/batches/mutations";
import { BatchStopped, runBatch, type Step } from "@/lib/suppressions/batches/service";
import { cutText, plainText } from "@/lib/suppressions/file/cut-text";
import { entryOf } from "@/lib/suppressions/file/entry";
import { headOf } from "@/lib/suppressions/file/head";
import { mappingFrom } from "@/lib/suppressions/file/mapping";
import { readRows } from "@/lib/suppressions/file/rows";
import { shapeOf } from "@/lib/suppressions/file/shape";
import type { FileProblem, FileRow, FileShape, Mapping } from "@/lib/suppressions/file/types";
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

const sliceSize = 1_000;
/** Of the rows that were not taken so many are kept, and all are counted. */
const refusedKept = 100_000;
const longestText = 200;

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

interface Slice {
  entries: AddSuppression[];
  refused: RefusedRow[];
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
  return batch === null ? err("The import was begun, but the database does not say how it ended.") : ok(batch);
}

async function* stepsOf(
  rows: AsyncIterable<(FileRow | FileProblem)[]>,
  mapping: Mapping,
  id: string,
  options: ImportOptions,
): AsyncGenerator<Step> {
  let kept = 0;
  let slice: Slice = { entries: [], refused: [] };
  const take = (): Step => {
    const { entries, refused } = slice;
    const keep = refused.slice(0, Math.max(0, refusedKept - kept));
    kept += keep.length;
    slice = { entries: [], refused: [] };
    return async (tx, now) => {
      await keepRefused(tx, id, keep);
      const { added, updated, unchanged } = await bulkAdd(tx, entries, now);
      return { added, updated, unchanged, refused: refused.length };
    };
  };
  for await (const batch of whole(rows)) {
    const now = Date.now();
    for (const row of batch) {
      sortInto(slice, row, mapping, { ...options, id }, now);
      if (slice.entries.length + slice.refused.length >= sliceSize) {
        yield take();
      }
    }
  }
  if (slice.entries.length + slice.refused.length > 0) {
    yield take();
  }
}

/** An upload that breaks off is no fault of ours, and what came is taken. */
async function* whole<T>(rows: AsyncIterable<T>): AsyncGenerator<T> {
  try {
    yield* rows;
  } catch {
    throw new BatchStopped("The file broke off before its end. What came before is counted here; send it again.");
  }
}

function sortInto(
  { entries, refused }: Slice,
  row: FileRow | FileProblem,
  mapping: Mapping,
  { id, scope, actor, reason, expiresAt }: ImportOptions & { id: string },
  now: Millis,
): void {
  if (isProblem(row)) {
    refused.push({ line: row.line, text: row.text, message: row.message });
    return;
  }
  const entry = entryOf(row, mapping, now);
  if (!entry.ok) {
    const text = cutText(plainText(row.cells.join(",")), longestText);
    refused.push({ line: row.line, text, message: entry.error });
    return;
  }
  const said = entry.value;
  entries.push({
    ...{ scope, actor, address: said.address, shown: said.shown, origin: "import", batchId: id, ifHeld: "keep" },
    reason: said.reason ?? reason ?? null,
    expiresAt: said.expiresAt ?? expiresAt ?? null,
    ...(said.note === undefined ? {} : { note: said.note }),
    ...(said.addedAt === undefined ? {} : { addedAt: said.addedAt }),
  });
}
