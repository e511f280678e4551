import { withoutIntroduction } from "@/lib/bounces/reading/quoted";
import { readLength } from "@/lib/bounces/reading/words";

const keyLength = 300;

/** `550-5.1.1 text`, `550 5.1.1 text` or `550 text`, at the start of a line. */
const lineStart = /^\s{0,20}([245]\d\d)(?:[ -]{1,3}|$)#?(?:([245]\.\d{1,3}\.\d{1,3})(?![.\d]))?/;
const enhancedAnywhere = /(?<![\d.])([245]\.\d{1,3}\.\d{1,3})(?![\d]|\.\d)/;

export interface AnswerCodes {
  /** Basic code of the last line that has one, as SMTP counts. */
  code: number | null;
  /** RFC 3463 code of the last line that has one; null if none. */
  enhancedCode: string | null;
}

/** The codes of an SMTP answer, several lines joined by "\n". */
export function readCodes(answer: string | null): AnswerCodes {
  const found: AnswerCodes = { code: null, enhancedCode: null };
  if (answer === null) {
    return found;
  }
  const read = withoutIntroduction(answer.slice(0, readLength));
  for (const line of read.split("\n")) {
    const match = lineStart.exec(line);
    if (match !== null) {
      found.code = Number(match[1]);
      found.enhancedCode = match[2] ?? found.enhancedCode;
    }
  }
  // The qmail family puts it at the end: "Sorry, no mailbox here by that name. (#5.1.1)".
  found.enhancedCode ??= enhancedAnywhere.exec(read)?.[1] ?? null;
  return found;
}

/** A block list that an answer names is its cause, and each has its own cure: these stay readable. */
const blockLists: readonly string[] = (
  "spamhaus.org spamhaus.net spamcop.net barracudacentral.org sorbs.net cloudmark.com surbl.org uribl.com uceprotect.net " +
  "abusix.com abusix.zone senderscore.com senderscore.net proofpoint.com mimecast.org"
).split(" ");

interface Mask {
  pattern: RegExp;
  mark: (found: string) => string;
}

// In this order: what is masked first cannot be taken apart by what follows. Quantifiers are bounded.
const masks: readonly Mask[] = [
  { pattern: /\bhttps?:\/\/[^\s<>"'()[\]]{1,2000}/gi, mark: () => "<url>" },
  {
    pattern: /<?(?<![^\s<>()[\]:;,"'=@])[^\s<>()[\]:;,"'=@]{1,255}@[^\s<>()[\]:;,"'@]{1,255}>?/g,
    mark: () => "<address>",
  },
  {
    pattern: /\b\d{4}-\d\d-\d\d(?:[T ]\d\d:\d\d(?::\d\d)?(?:\.\d{1,9})?(?:Z|[+-]\d\d:?\d\d)?)?/g,
    mark: () => "<time>",
  },
  { pattern: /\b(?:\w{3}, )?\d{1,2} \w{3} \d{4}(?: \d\d:\d\d:\d\d)?(?: [+-]\d{4})?/g, mark: () => "<time>" },
  { pattern: /(?<![\w:])\d{1,2}:\d\d(?::\d\d)?(?![\w:])/g, mark: () => "<time>" },
  { pattern: /\[?(?<![\d.])\d{1,3}(?:\.\d{1,3}){3}(?!\.?\w)(?::\d{1,5}\b)?\]?/g, mark: () => "<ip>" },
  {
    pattern: /\[?(?<![\w:])(?:IPv6:)?(?=[0-9a-f.]{0,4}:[0-9a-f:.]{0,60}:)[0-9a-f:.]{2,60}(?![\w:])\]?/gi,
    mark: () => "<ip>",
  },
  {
    pattern:
      /(?<![\p{L}\w.-])(?:[\p{L}\d_][\p{L}\d_-]{0,62}\.){1,10}(?:\p{Ll}{2,24}|\p{Lu}{2,24}|xn--[a-z\d-]{2,60})(?![\w-])\.?/gu,
    mark: hostMark,
  },
  { pattern: /(?<![\w<])[A-Za-z\d][A-Za-z\d+/=_.-]{4,500}/g, mark: idMark },
];

/**
 * One line that is the same for all answers that say the same: addresses, hosts, IPs, times and ids give
 * way to marks, codes stay. At most 300 characters.
 */
export function answerKey(answer: string): string {
  let text = oneLine(answer.slice(0, readLength));
  for (const { pattern, mark } of masks) {
    text = text.replace(pattern, mark);
  }
  return cut(text.replace(/\s+/g, " ").trim());
}

/** Joins the lines; the code that every line of an answer repeats is said once. */
function oneLine(answer: string): string {
  let code = "";
  let enhanced = "";
  const parts: string[] = [];
  for (const line of answer.split(/[\r\n]+/)) {
    const match = lineStart.exec(line);
    if (match === null) {
      parts.push(line);
      continue;
    }
    const [start, lineCode = "", lineEnhanced = ""] = match;
    if (lineCode !== code || (lineEnhanced !== "" && lineEnhanced !== enhanced)) {
      parts.push(lineCode, lineEnhanced);
      code = lineCode;
      enhanced = lineEnhanced;
    }
    parts.push(line.slice(start.length));
  }
  return parts.filter((part) => part !== "").join(" ");
}

function hostMark(found: string): string {
  const name = found.replace(/\.$/, "");
  const dot = name === found ? "" : ".";
  const lower = name.toLowerCase();
  const list = blockLists.find((one) => lower === one || lower.endsWith(`.${one}`));
  return (list ?? "<host>") + dot;
}

const idJoints = ".=_/+-";

/** Queue ids and the like, told from words and from providers' own codes ("TSS04", "S3150", "OFR_417", "RFC5321"). */
function idMark(found: string): string {
  let end = found.length;
  while (end > 0 && idJoints.includes(found.charAt(end - 1))) {
    end--;
  }
  const token = found.slice(0, end);
  const rest = found.slice(token.length);
  return token.split(/[+/=_.-]+/).some(isId) ? `<id>${rest}` : found;
}

function isId(part: string): boolean {
  if (/^\d+$/.test(part)) {
    return part.length >= 5;
  }
  if (!/\d/.test(part) || part.length < 6) {
    return false;
  }
  if (/^[\da-f]{8,}$/i.test(part)) {
    return true;
  }
  return !/^(?:[A-Za-z]+\d{1,6}|\d{1,3}[A-Za-z]+)$/.test(part);
}

function cut(text: string): string {
  const short = text.slice(0, keyLength);
  return text.length > keyLength ? short.replace(/[\uD800-\uDBFF]$/, "") : short;
}
