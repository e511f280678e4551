/** Control characters but for line ends and tabs, what turns the direction of text, and what has no width. */
const unseen = /(?![\n\t])[\p{Cc}\p{Cf}\p{Cs}\u2028\u2029\u115f\u1160\u3164\uffa0]/gu;

/** Text of others with what cannot be seen written out, such as [U+202E]: no escape or mark changes how it reads. */
export function visibleText(text: string): string {
  return text
    .replace(/\r\n/g, "\n")
    .replace(unseen, (found) => `[U+${(found.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, "0")}]`);
}
