import { maxProblemText, maxRecordBytes } from "@/lib/suppressions/file/constants";

export const lineFeed = 10;
/** Enough for the text of a problem. */
const startBytes = 4 * maxProblemText;

/**
 * Whole lines of UTF-8, each with its "\n". "long": after them comes a line over 64 KiB, of which only the
 * beginning is there; "end": they are the last.
 */
export type LineBlock = { kind: "lines" | "end"; lines: Buffer } | { kind: "long"; lines: Buffer; start: Buffer };

/**
 * Gathers pieces of text into blocks of whole lines, and never holds more of a line than 64 KiB and a piece.
 * A piece is at most 64 KiB.
 */
export class LineBlocks {
  readonly #blockBytes: number;
  #pieces: Buffer[] = [];
  #size = 0;
  /** How much of it is whole lines. */
  #wholeLines = 0;
  #isSkipping = false;

  /** @param blockBytes a block has at least as much, but for the last and one before a long line */
  constructor(blockBytes: number) {
    this.#blockBytes = blockBytes;
  }

  *push(piece: Buffer): Generator<LineBlock> {
    const rest = this.#isSkipping ? this.#afterLongLine(piece) : piece;
    if (rest.length === 0) {
      return;
    }
    const lineEnd = rest.indexOf(lineFeed);
    const lineBytes = this.#size - this.#wholeLines + (lineEnd === -1 ? rest.length : lineEnd);
    if (lineBytes > maxRecordBytes) {
      yield this.#cutBeforeLongLine(rest);
      this.#isSkipping = true;
      yield* this.push(rest);
      return;
    }
    this.#pieces.push(rest);
    if (lineEnd !== -1) {
      this.#wholeLines = this.#size + rest.lastIndexOf(lineFeed) + 1;
    }
    this.#size += rest.length;
    if (this.#wholeLines > 0 && this.#wholeLines >= this.#blockBytes) {
      yield this.wholeLines();
    }
  }

  /** The whole lines that were gathered so far. */
  wholeLines(): LineBlock {
    const held = this.#take();
    const lines = held.subarray(0, this.#wholeLines);
    this.#hold(held.subarray(lines.length));
    return { kind: "lines", lines };
  }

  end(): LineBlock {
    const isCut = this.#size > this.#wholeLines;
    const held = this.#take();
    return { kind: "end", lines: isCut ? Buffer.concat([held, Buffer.of(lineFeed)]) : held };
  }

  #afterLongLine(piece: Buffer): Buffer {
    const lineEnd = piece.indexOf(lineFeed);
    this.#isSkipping = lineEnd === -1;
    return lineEnd === -1 ? piece.subarray(0, 0) : piece.subarray(lineEnd + 1);
  }

  #cutBeforeLongLine(rest: Buffer): LineBlock {
    const held = this.#take();
    const lines = held.subarray(0, this.#wholeLines);
    const start = Buffer.concat([held.subarray(lines.length), rest]).subarray(0, startBytes);
    this.#hold(held.subarray(0, 0));
    return { kind: "long", lines, start };
  }

  #take(): Buffer {
    return this.#pieces.length === 1 && this.#pieces[0] !== undefined ? this.#pieces[0] : Buffer.concat(this.#pieces);
  }

  #hold(unfinishedLine: Buffer): void {
    this.#pieces = [unfinishedLine];
    this.#size = unfinishedLine.length;
    this.#wholeLines = 0;
  }
}
