import type { Chapter } from "@/lib/bounces/rules/types";

/** Eight hexadecimal digits that change when a rule does (FNV-1a, since this must run in a browser too). */
export function digestOfRules(chapters: readonly Chapter[]): string {
  let hash = 0x811c9dc5;
  for (const character of JSON.stringify(chapters)) {
    hash = Math.imul(hash ^ (character.codePointAt(0) ?? 0), 0x01000193) >>> 0;
  }
  return hash.toString(16).padStart(8, "0");
}
