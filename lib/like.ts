const literal = (text: string, mark: string) =>
  text.replaceAll(mark, mark + mark).replace(/[%_]/g, (wild) => mark + wild);

/** A pattern for `LIKE … ESCAPE '!'` that finds the text anywhere, its own % and _ taken as they are. */
export function likePart(text: string, mark = "!"): string {
  return `%${literal(text, mark)}%`;
}

/** The same that finds the text at the beginning. */
export function likeStart(text: string, mark = "!"): string {
  return `${literal(text, mark)}%`;
}

/** The same that finds the text at the end. */
export function likeEnd(text: string, mark = "!"): string {
  return `%${literal(text, mark)}`;
}
