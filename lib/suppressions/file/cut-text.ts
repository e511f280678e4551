/** At most so many characters, without half of a surrogate pair at the end. */
export function cutText(text: string, maxLength: number): string {
  return text.length <= maxLength ? text : text.slice(0, maxLength).replace(/[\ud800-\udbff]$/, "");
}

/** On one line, and what every database stores: neither control characters nor lone surrogates. */
export function plainText(text: string): string {
  return text
    .replace(/[\t-\r\u0085\u2028\u2029]+/g, " ")
    .replace(/[\p{Cc}\p{Cs}]/gu, "")
    .trim();
}
