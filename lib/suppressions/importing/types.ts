import type { FileShape } from "@/lib/suppressions/file/types";

/** How a file would be read. */
export interface ImportPreview {
  shape: FileShape;
  /** Of each row of the sample: null if it would be taken, else why not. Empty while no column holds addresses. */
  verdicts: (string | null)[];
  /** Why it cannot be imported so, in the words of the API; null if it can. */
  fault: string | null;
}
