import { batchRows } from "@/lib/suppressions/file/constants";
import { type ReadAs, RowReader } from "@/lib/suppressions/file/row-reader";
import type { FileProblem, FileRow } from "@/lib/suppressions/file/types";

/**
 * The rows of a file and what cannot be read of it, in its order and in batches of up to 500. Holds some
 * hundred KiB, however large the file and its lines are. Line breaks within cells become "\n".
 */
export async function* readRows(
  bytes: AsyncIterable<Uint8Array>,
  shape: ReadAs,
): AsyncGenerator<(FileRow | FileProblem)[]> {
  const reader = new RowReader(shape);
  let batch: (FileRow | FileProblem)[] = [];
  for await (const chunk of bytes) {
    for (const items of reader.push(chunk)) {
      batch = batch.length === 0 ? items : batch.concat(items);
      while (batch.length >= batchRows) {
        yield batch.slice(0, batchRows);
        batch = batch.slice(batchRows);
      }
    }
  }
  for (const items of reader.end()) {
    batch = batch.concat(items);
  }
  for (let start = 0; start < batch.length; start += batchRows) {
    yield batch.slice(start, start + batchRows);
  }
}
