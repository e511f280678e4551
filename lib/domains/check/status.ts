import type { Dns } from "@/lib/dns/types";
import type { Finding, FindingLevel, FoundRecord, ObservedStatus } from "@/lib/domains/check/types";

/** Values from DNS can be as long as 64 KiB; nobody reads so far. */
const shownLength = 2000;
const shownRecords = 20;
const quotedLength = 80;

/** Between two characters, never inside of one: half a character cannot be stored. */
const cut = (text: string, length: number): string =>
  text.length > length ? `${text.slice(0, length).replace(/[\uD800-\uDBFF]$/, "")}…` : text;

/** A value from DNS, cut where it is longer than anybody reads. PostgreSQL stores no NUL. */
export const shown = (value: string): string => cut(value.replaceAll("\u0000", "\uFFFD"), shownLength);

/** A text from DNS inside of a sentence: short, and without what breaks the line or turns its direction. */
export const quoted = (text: string): string =>
  cut(text.replace(/[\p{Cc}\p{Zl}\p{Zp}\p{Bidi_Control}]/gu, "\uFFFD"), quotedLength);

/** A value to put into DNS; null where what it was made of was cut, or has characters that do not belong there. */
export const copyable = (value: string): string | null => (/^[\x20-\x7e]{1,2000}$/.test(value) ? value : null);

/** The first of many. */
export const fewOf = <T>(all: readonly T[]): T[] => all.slice(0, shownRecords);

/** Records of one name and type as they are shown. */
export const foundRecords = (type: FoundRecord["type"], name: string, values: readonly string[]): FoundRecord[] =>
  fewOf(values).map((value) => ({ type, name, value: shown(value) }));

export const finding = (level: FindingLevel, code: string, text: string): Finding => ({ level, code, text });

/** A fault decides, however much else is unknown; without one, what is unknown does. */
export function statusOf(findings: readonly Finding[], isUnknown: boolean): ObservedStatus {
  if (findings.some(({ level }) => level === "fault")) {
    return "Invalid";
  }
  return isUnknown ? "NotKnown" : "OK";
}

/** “a”, “a and b”, “a, b and c”. */
export function listed(names: readonly string[]): string {
  const last = names.at(-1) ?? "";
  return names.length > 1 ? `${names.slice(0, -1).join(", ")} and ${last}` : last;
}

const bare = (name: string) => name.toLowerCase().replace(/\.$/, "");
export const sameHost = (one: string, other: string): boolean => bare(one) === bare(other);

/** Whether a host has addresses; null: no resolver answered. */
export async function resolves(dns: Dns, host: string): Promise<boolean | null> {
  const answer = await dns.addresses(host);
  return answer.kind === "failed" && answer.failure !== "not-public" ? null : answer.kind === "found";
}
