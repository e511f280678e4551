import type { State, Taken } from "@/components/suppressions/import/steps";
import { count, plural } from "@/lib/format";
import { cutText } from "@/lib/suppressions/file/cut-text";
import type { Delimiter, Encoding, Field, FileShape, Mapping } from "@/lib/suppressions/file/types";

const encodings: Record<Encoding, string> = {
  "utf-8": "UTF-8",
  "utf-16le": "UTF-16",
  "utf-16be": "UTF-16, big-endian",
  "windows-1252": "Windows-1252",
};

const delimiters: Record<Delimiter, string> = { ",": "Commas", ";": "Semicolons", "\t": "Tabs", "|": "Vertical bars" };

export const fieldLabels: Readonly<Record<Field, string>> = {
  address: "Address",
  reason: "Reason",
  note: "Note",
  addedAt: "Added",
  expiresAt: "Expires",
};

/** What was recognised: `Semicolons, Windows-1252, 4 columns`. */
export function recognisedWords({ delimiter, encoding, columns }: FileShape): string {
  const between = columns.length > 1 ? `${delimiters[delimiter]}, ` : "";
  return `${between}${encodings[encoding]}, ${plural(columns.length, "column")}`;
}

/** Names a column to who cannot see where it stands. */
export function columnLabel(name: string, column: number): string {
  const place = `Column ${column + 1}`;
  return name === place ? place : `${place}, ${cutText(name, 60)}`;
}

/** `12 500 added, 3 there already, 2 refused` */
export function takenWords({ added, unchanged, refused }: Pick<Taken, "added" | "unchanged" | "refused">): string {
  return `${count(added)} added, ${count(unchanged)} there already, ${count(refused)} refused`;
}

/** Why a row is not taken, as a sentence: the API's words speak of its fields. */
export function refusalWords(message: string): string {
  const said = message.replace(/^expiresAt\b/, "the end").replace(/^has expired already$/, "it has expired already");
  return `${said.charAt(0).toUpperCase()}${said.slice(1)}${/[.!?]$/.test(said) ? "" : "."}`;
}

/** What a mapping lacks before it can be imported by; null if it lacks nothing. */
export function mappingTrouble(mapping: Mapping, isByHand: boolean): string | null {
  if (mapping.address !== null) {
    return null;
  }
  return isByHand
    ? "No column is marked as Address: choose one, and the file can be imported."
    : "No e-mail addresses were found in this file. If a column holds them, mark it as Address.";
}

/** To one digit, so that what is read aloud does not change each second. */
function roughly(value: number): number {
  const unit = 10 ** Math.max(0, Math.floor(Math.log10(Math.max(1, value))));
  return Math.floor(value / unit) * unit;
}

/** What a screen reader says of a step; `file` of its preview, if there is one. */
export function spokenWords(state: State, shape: FileShape | null): string {
  switch (state.step) {
    case "choosing":
      return "";
    case "previewed":
      return shape === null ? "Reading the file." : previewWords(shape, state.chosen.wanted.mapping ?? shape.mapping);
    case "running": {
      const rows = state.batch === null ? 0 : state.batch.added + state.batch.unchanged + state.batch.refused;
      return rows === 0 ? "Sending the file." : `Over ${plural(roughly(rows), "row")} read so far.`;
    }
    case "done":
      return `Import finished: ${takenWords(state.batch)}.`;
    case "failed":
      return `The import failed. ${state.words}`;
    default:
      return state satisfies never;
  }
}

function previewWords(shape: FileShape, mapping: Mapping): string {
  const place = mapping.address === null ? "No column is marked" : `Column ${mapping.address + 1} is marked`;
  return `${recognisedWords(shape)}. ${place} as Address.`;
}

/** Why a call was not answered with what it should, by its status and the sentence that came with it. */
export function answerWords(status: number, message: string | null): string {
  switch (status) {
    case 401:
      return "Your session has ended. Sign in again in another tab, then try again.";
    case 413:
      return "A file of this size was not let through. A proxy before Mailgauge sets such a limit: raise it there, or split the file.";
    default:
      return message ?? `The server answered ${status} instead of importing the file.`;
  }
}
