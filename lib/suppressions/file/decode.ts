import type { Encoding } from "@/lib/suppressions/file/types";

/** What windows-1252 has in place of Latin-1's 0x80 to 0x9f. */
const windows1252 = "€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ";

/** The text of bytes as they come, without a byte order mark and with every line end as "\n". */
export class TextReader {
  readonly #decode: (bytes: Uint8Array, isLast: boolean) => string;
  /** Half of a "\r\n", maybe. */
  #endsWithReturn = false;

  constructor(encoding: Encoding) {
    this.#decode = encoding === "windows-1252" ? decodeWindows1252 : decoderOf(encoding);
  }

  push(bytes: Uint8Array): string {
    return this.#withLineEnds(this.#decode(bytes, false));
  }

  end(): string {
    return this.#withLineEnds(this.#decode(new Uint8Array(), true)) + (this.#endsWithReturn ? "\n" : "");
  }

  #withLineEnds(decoded: string): string {
    if (decoded === "") {
      return "";
    }
    const text = this.#endsWithReturn ? `\r${decoded}` : decoded;
    this.#endsWithReturn = text.endsWith("\r");
    const whole = this.#endsWithReturn ? text.slice(0, -1) : text;
    return whole.includes("\r") ? whole.replace(/\r\n?/g, "\n") : whole;
  }
}

function decoderOf(encoding: Encoding) {
  const decoder = new TextDecoder(encoding);
  return (bytes: Uint8Array, isLast: boolean) => decoder.decode(bytes, { stream: !isLast });
}

/** Node's TextDecoder takes windows-1252 for Latin-1 in many versions (nodejs/node#56542). */
function decodeWindows1252(bytes: Uint8Array): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
    .toString("latin1")
    .replace(/[\x80-\x9f]/g, (character) => windows1252.charAt(character.charCodeAt(0) - 0x80));
}
