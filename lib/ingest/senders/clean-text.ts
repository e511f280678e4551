const nul = String.fromCharCode(0);
const loneSurrogate = /\p{Surrogate}/gu;
const replacement = "\uFFFD";

/**
 * A sender's text as a database column can hold it: trimmed, at most `max` UTF-16 units, "" as null.
 * PostgreSQL's text takes no U+0000 and no lone surrogate, and JSON can carry both.
 */
export function cleanText(value: string | null | undefined, max: number): string | null {
  const text = value?.trim().slice(0, max);
  if (text === undefined || text === "") {
    return null;
  }
  const whole = isHighSurrogate(text.charCodeAt(text.length - 1)) ? text.slice(0, -1) : text;
  return whole.replaceAll(nul, replacement).replace(loneSurrogate, replacement) || null;
}

function isHighSurrogate(unit: number): boolean {
  return unit >= 0xd800 && unit <= 0xdbff;
}
