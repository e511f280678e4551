/** Records of RFC 4180, read as they arrive; either line ending, quoted line breaks, a byte order mark. */
export async function* readCsv(chunks: AsyncIterable<string> | Iterable<string>): AsyncGenerator<string[]> {
  const reader = new CsvReader();
  for await (const chunk of chunks) {
    yield* reader.push(chunk);
  }
  yield* reader.end();
}

class CsvReader {
  #cells: string[] = [];
  #cell = "";
  /** "quote": a quote within quotes, which ends the cell or stands for itself. */
  #state: "start" | "plain" | "quoted" | "quote" = "start";
  #isFirst = true;

  *push(chunk: string): Generator<string[]> {
    for (const character of this.#isFirst ? chunk.replace(/^\uFEFF/, "") : chunk) {
      const record = this.#take(character);
      if (record !== null) {
        yield record;
      }
    }
    this.#isFirst &&= chunk === "";
  }

  *end(): Generator<string[]> {
    const record = this.#finish();
    if (record !== null) {
      yield record;
    }
  }

  #take(character: string): string[] | null {
    if (this.#state === "quoted") {
      if (character === '"') {
        this.#state = "quote";
      } else {
        this.#cell += character;
      }
      return null;
    }
    if (character === '"' && this.#state !== "plain") {
      // Twice within quotes it stands for itself.
      this.#cell += this.#state === "quote" ? '"' : "";
      this.#state = "quoted";
      return null;
    }
    switch (character) {
      case ",":
        this.#cells.push(this.#cell);
        this.#cell = "";
        this.#state = "start";
        return null;
      case "\n":
        return this.#finish();
      case "\r":
        return null;
      default:
        this.#cell += character;
        this.#state = "plain";
        return null;
    }
  }

  /** The record so far; null for an empty line. */
  #finish(): string[] | null {
    const record = [...this.#cells, this.#cell];
    const isEmpty = record.length === 1 && record[0]?.trim() === "";
    this.#cells = [];
    this.#cell = "";
    this.#state = "start";
    return isEmpty ? null : record;
  }
}

const needsQuotes = /[",\r\n]|^\s|\s$/;

/** One record with its line ending. */
export function csvLine(cells: readonly string[]): string {
  return `${cells.map((cell) => (needsQuotes.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell)).join(",")}\r\n`;
}
