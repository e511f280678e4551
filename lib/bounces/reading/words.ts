import { withoutIntroduction } from "@/lib/bounces/reading/quoted";

/** How far an answer is read: what names the cause stands at its beginning. In characters. */
export const readLength = 2000;

/** Lists and services that are the cause where an answer names them, even by a host's name or a link. */
const telling: readonly string[] = (
  "spamhaus spamcop mcspamsignature barracudacentral sorbs cloudmark surbl uribl uceprotect abusix senderscore " +
  "invaluement mailspike spamrats psbl nixspam dnswl proofpoint mimecast trendmicro symanteccloud fortiguard spameatingmonkey dnsbl 0spam " +
  "talosintelligence senderbase hetrixtools backscatterer commtouch openspf mail-abuse gbudb ordb njabl drbl"
).split(" ");

const separators = ' \t\n\r\f\v<>()[]{}"“”„«»‘`´,;!?|*=~^\\…\u00a0\u3000、。，！：（）「」';
const plain = /^[a-z]+$/;
const digit = /\d/;
/** Written without blanks: each character is a word. */
const logographic = /[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]/;
const link = /\b(?:https?:\/\/|www\.)[^\s<>"')\]]+/g;
const hexGroups = /^[\da-f:.]+$/;
const joints = /[-_/.:+&#%$]+/;

// What a chunk holds, as bits; a separator ends it. Single constants, since this is looked up for each character.
const letterBit = 1;
const digitBit = 2;
const atBit = 4;
const edgeBit = 8;
const quoteBit = 16;
const foreignBit = 32;
const separatorBit = 64;

const kinds = new Uint8Array(128).fill(edgeBit);
kinds.fill(letterBit, "a".charCodeAt(0), "z".charCodeAt(0) + 1);
kinds.fill(digitBit, "0".charCodeAt(0), "9".charCodeAt(0) + 1);
for (const character of separators) {
  kinds[character.charCodeAt(0)] = separatorBit;
}
kinds["@".charCodeAt(0)] = atBit;
kinds["'".charCodeAt(0)] = quoteBit | edgeBit;

const separator = new Set([...separators].map((character) => character.charCodeAt(0)));
const foreignEdges = "’";

function kindOf(code: number): number {
  if (code < kinds.length) {
    return kinds[code] ?? 0;
  }
  return separator.has(code) ? separatorBit : foreignBit;
}

type IsKnown = (word: string) => boolean;

/**
 * What an answer says, as words without accents in lower case: no addresses, hosts, IP addresses, links, numbers, times or
 * queue ids, since a word in a name must not decide. What has a digit (a provider's tag such as "tss04") stays if `isKnown`.
 */
export function wordsOf(answer: string, isKnown: IsKnown): string[] {
  const text = withoutLinks(withoutWrapper(folded(answer.slice(0, readLength))));
  const words: string[] = [];
  let start = 0;
  let held = 0;
  // One pass: to split by a pattern and look at each piece takes three times as long.
  for (let at = 0; at <= text.length; at++) {
    const kind = at < text.length ? kindOf(text.charCodeAt(at)) : separatorBit;
    if (kind !== separatorBit) {
      held |= kind;
      continue;
    }
    if (at > start) {
      addChunk(words, text.slice(start, at), held, isKnown);
    }
    start = at + 1;
    held = 0;
  }
  return words;
}

const foreign = /[\u0080-\uffff]/;

function folded(text: string): string {
  const lower = text.toLowerCase();
  return foreign.test(lower) ? lower.normalize("NFKD").replace(/[\p{M}\p{Cf}]/gu, "") : lower;
}

/**
 * Cisco's words around the server's: "5.1.0 - Unknown address error 550-'5.2.2 <a@b.example>... Mailbox full'", and
 * Exim's: "SMTP error from remote mail server after RCPT TO:<a@b.example>: …".
 */
const wrappers = ["- unknown address error", "smtp error from remote mail server"];

function withoutWrapper(text: string): string {
  let bare = text;
  for (const wrapper of wrappers) {
    bare = bare.includes(wrapper) ? bare.replaceAll(wrapper, " ") : bare;
  }
  return withoutIntroduction(bare);
}

const withoutLinks = (text: string) =>
  text.includes("://") || text.includes("www.") ? text.replace(link, linkWords) : text;

/** Of a link only a list's name, and Google's word for the cause ("?p=NoSuchUser"). */
function linkWords(found: string): string {
  const topic = /[?&]p=([a-z]{3,40})/.exec(found)?.[1] ?? "";
  return ` ${topic} ${tellingIn(found).join(" ")} `;
}

const tellingIn = (name: string): readonly string[] => telling.filter((list) => name.includes(list));

function addChunk(words: string[], chunk: string, held: number, isKnown: IsKnown): void {
  if (held === letterBit) {
    words.push(chunk);
    return;
  }
  const isNumber = (held & (letterBit | foreignBit)) === 0;
  const isAddress = (held & atBit) !== 0 && !chunk.includes(":");
  if (isNumber || isAddress) {
    return;
  }
  if ((held & edgeBit) !== 0 && chunk.includes("..")) {
    for (const part of chunk.split(/\.{2,}/)) {
      addParts(words, part, held, isKnown);
    }
  } else {
    addParts(words, chunk, held, isKnown);
  }
}

function addParts(words: string[], chunk: string, held: number, isKnown: IsKnown): void {
  const whole = (held & (edgeBit | foreignBit)) === 0 ? chunk : trimmed(chunk, held);
  const word = (held & atBit) === 0 ? whole : withoutAddress(whole);
  if (word === "") {
    return;
  }
  if ((held & digitBit) === 0 && plain.test(word)) {
    words.push(word);
  } else if ((held & foreignBit) !== 0 && logographic.test(word)) {
    words.push(...word);
  } else if (isKnown(word)) {
    words.push(word);
  } else if ((held & edgeBit) !== 0) {
    addName(words, word, isKnown);
  } else if ((held & digitBit) === 0) {
    words.push(word);
  }
}

const isEdge = (word: string, at: number) =>
  ((kinds[word.charCodeAt(at)] ?? 0) & edgeBit) !== 0 || foreignEdges.includes(word.charAt(at));

function trimmed(chunk: string, held: number): string {
  let from = 0;
  let to = chunk.length;
  while (from < to && isEdge(chunk, from)) {
    from++;
  }
  while (to > from && isEdge(chunk, to - 1)) {
    to--;
  }
  const word = chunk.slice(from, to);
  return (held & (quoteBit | foreignBit)) === 0 ? word : word.replace(/['’]/g, "");
}

/** What stands behind an address, as in "a@b.example:blocked"; the address itself says nothing. */
function withoutAddress(word: string): string {
  const at = word.lastIndexOf("@");
  const colon = at === -1 ? -1 : word.indexOf(":", at);
  return at === -1 ? word : colon === -1 ? "" : word.slice(colon + 1);
}

/** A name of several parts: a host, or words joined by something. */
function addName(words: string[], name: string, isKnown: IsKnown): void {
  if (name.includes(":") && hexGroups.test(name)) {
    return;
  }
  if (name.includes(".") && !name.includes("/")) {
    words.push(...tellingIn(name));
    return;
  }
  for (const part of name.split(joints)) {
    if (plain.test(part)) {
      words.push(part);
    } else if (isKnown(part) || (part !== "" && !digit.test(part))) {
      words.push(part);
    }
  }
}
