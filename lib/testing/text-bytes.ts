import type { Encoding } from "@/lib/suppressions/file/types";

const marks: Partial<Record<Encoding, string>> = { "utf-8": "\ufeff", "utf-16le": "\ufeff", "utf-16be": "\ufeff" };

/** The bytes of a text that has Latin-1 characters only, with a byte order mark if wanted. */
export function textBytes(text: string, encoding: Encoding, hasMark: boolean): Buffer {
  const marked = `${hasMark ? (marks[encoding] ?? "") : ""}${text}`;
  switch (encoding) {
    case "utf-8":
      return Buffer.from(marked);
    case "windows-1252":
      return Buffer.from(marked, "latin1");
    case "utf-16le":
      return Buffer.from(marked, "utf16le");
    case "utf-16be":
      return Buffer.from(marked, "utf16le").swap16();
  }
}
