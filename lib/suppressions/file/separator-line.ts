import { delimiters } from "@/lib/suppressions/file/constants";
import type { Delimiter } from "@/lib/suppressions/file/types";

const separatorLine = /^"?sep=(.)"?$/i;

/** Excel's own first line, which says what stands between cells; null if it is no such line. */
export function separatorOf(firstLine: string): { delimiter: Delimiter | null } | null {
  const said = separatorLine.exec(firstLine)?.[1];
  return said === undefined ? null : { delimiter: delimiters.find((delimiter) => delimiter === said) ?? null };
}
