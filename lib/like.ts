/** A pattern for `LIKE … ESCAPE '!'` that finds the text anywhere, its own % and _ taken as they are. */
export function likePart(text: string): string {
  return `%${text.replace(/[!%_]/g, "!$&")}%`;
}

/** A pattern for `LIKE … ESCAPE '!'` that finds the text at the end. */
export function likeEnd(text: string): string {
  return `%${text.replace(/[!%_]/g, "!$&")}`;
}
