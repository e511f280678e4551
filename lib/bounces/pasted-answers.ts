import { maxAnswerLength } from "@/lib/bounces/constants";

/** Several answers are parted by blank lines; the lines of one stay together. */
export function pastedAnswers(text: string): string[] {
  return text
    .replace(/\r\n?/g, "\n")
    .split(/\n[ \t]*(?:\n[ \t]*)+/)
    .map((part) => part.trim())
    .filter((part) => part !== "");
}

/** Why a pasted text is not read, before it is sent; null if it can be. */
export function tooLongWords(text: string): string | null {
  return text.length > maxAnswerLength
    ? `This text has ${text.length.toLocaleString("en")} characters. At most ${maxAnswerLength.toLocaleString("en")} are read: paste the answers alone.`
    : null;
}
