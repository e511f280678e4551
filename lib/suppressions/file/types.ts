import type { Millis } from "@/lib/ingest/types";

export type Encoding = "utf-8" | "utf-16le" | "utf-16be" | "windows-1252";
export type Delimiter = "," | ";" | "\t" | "|";
export type Field = "address" | "reason" | "note" | "addedAt" | "expiresAt";

/** Index of the column that holds each field; null: no column does. */
export type Mapping = Record<Field, number | null>;

export interface FileRow {
  /** Number of the physical line it starts on, from 1. */
  line: number;
  cells: string[];
}

export interface FileProblem {
  line: number;
  /** At most 200 characters of the line, "" if unknown. */
  text: string;
  message: string;
}

export interface FileShape {
  encoding: Encoding;
  delimiter: Delimiter;
  hasHeader: boolean;
  /** Names of the first line, or "Column 1"… */
  columns: string[];
  /** Guessed; no address if no column looks like one. */
  mapping: Mapping;
  /** First rows (at most 10), without the header. */
  sample: FileRow[];
}

export interface FileEntry {
  /** Normalised: what is compared. */
  address: string;
  /** As it was given. */
  shown: string;
  reason?: string;
  note?: string;
  addedAt?: Millis;
  expiresAt?: Millis;
}
