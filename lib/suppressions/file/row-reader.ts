import { TextReader } from "@/lib/suppressions/file/decode";
import { LineBlocks } from "@/lib/suppressions/file/line-blocks";
import { RecordReader } from "@/lib/suppressions/file/records";
import type { FileProblem, FileRow, FileShape } from "@/lib/suppressions/file/types";

/** What is needed to read a file. */
export type ReadAs = Pick<FileShape, "encoding" | "delimiter" | "hasHeader">;

/** A byte becomes three at most, so a piece of text stays under the 64 KiB that LineBlocks wants. */
const pieceBytes = 16 * 1024;

/** Rows and problems of a file's bytes as they come. */
export class RowReader {
  readonly #text: TextReader;
  readonly #blocks: LineBlocks;
  readonly #records: RecordReader;

  /** @param blockBytes how much is gathered before it is parsed */
  constructor(shape: ReadAs, blockBytes = pieceBytes) {
    this.#text = new TextReader(shape.encoding);
    this.#blocks = new LineBlocks(blockBytes);
    this.#records = new RecordReader(shape);
  }

  *push(bytes: Uint8Array): Generator<(FileRow | FileProblem)[]> {
    for (let start = 0; start < bytes.length; start += pieceBytes) {
      yield* this.#read(this.#text.push(bytes.subarray(start, start + pieceBytes)));
    }
  }

  /** What is left of the whole lines, of a file of which there is only the beginning. */
  *soFar(): Generator<(FileRow | FileProblem)[]> {
    yield this.#records.read(this.#blocks.wholeLines());
  }

  *end(): Generator<(FileRow | FileProblem)[]> {
    yield* this.#read(this.#text.end());
    yield this.#records.read(this.#blocks.end());
  }

  *#read(text: string): Generator<(FileRow | FileProblem)[]> {
    for (const block of this.#blocks.push(Buffer.from(text))) {
      yield this.#records.read(block);
    }
  }
}
