import type { Delimiter, Field } from "@/lib/suppressions/file/types";

/** In the order in which they are tried: the first of equals is taken. */
export const delimiters: readonly Delimiter[] = [",", ";", "\t", "|"];
export const fields: readonly Field[] = ["address", "reason", "note", "addedAt", "expiresAt"];

/** How much of a file `shapeOf` looks at. */
export const headBytes = 64 * 1024;
/** A longer line, or a quoted record that goes on for longer, is a problem. */
export const maxRecordBytes = 64 * 1024;
export const maxColumns = 200;
export const maxProblemText = 200;
export const sampleRows = 10;
export const batchRows = 500;
