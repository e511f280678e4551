import { groupLabels, groups } from "@/lib/bounces/constants";
import { count, dateTime, plural } from "@/lib/format";
import type { Millis } from "@/lib/ingest/types";
import type { MessageSearch } from "@/lib/messages/list-url";
import type { CountedAs, MessageCount, StateName } from "@/lib/messages/types";
import { providerLabel } from "@/lib/providers/constants";
import { visibleText } from "@/lib/visible-text";

const countedWords: Record<CountedAs, string> = {
  delivered: "delivered",
  failed: "failed",
  bounced: "bounced after acceptance",
  deferred: "deferred at least once",
  stillDeferred: "still deferred",
  held: "held",
  opened: "delivered and opened",
  clicked: "delivered and clicked",
};

const stateWords: Record<StateName, string> = {
  delivered: "delivered",
  failed: "failed",
  bounced: "bounced after acceptance",
  held: "held",
  deferred: "still deferred",
  none: "without an outcome",
};

type Filters = MessageSearch["filters"];
type Clause = readonly [name: keyof Filters, words: (value: string) => string];

const quote = (text: string) => `“${visibleText(text.length > 80 ? `${text.slice(0, 80)}…` : text)}”`;
const orNone = (value: string, none: string, some: string) => (value === "" ? none : `${some} ${value}`);

function groupWords(value: string): string {
  const group = groups.find((name) => name === value);
  return `in the group ${group === undefined ? value : groupLabels[group].toLowerCase()}`;
}

const clauses: readonly Clause[] = [
  ["classification", (value) => orNone(value, "without a class", "with")],
  ["group", groupWords],
  ["provider", (value) => (value === "other" ? "at smaller providers" : `at ${providerLabel(value)}`)],
  ["host", (value) => orNone(value, "that reached no host", "by the host")],
  ["recipientDomain", (value) => orNone(value, "without a recipient", "to the domain")],
  ["recipient", (value) => `to ${quote(value)}`],
  ["domain", (value) => orNone(value, "without a sender", "from the domain")],
  ["sender", (value) => `from ${quote(value)}`],
  ["tag", (value) => orNone(value, "without a tag", "tagged")],
  ["tenant", (value) => orNone(value, "without a tenant", "of the tenant")],
  ["answer", (value) => (value === "" ? "without an answer" : `answered ${quote(value)}`)],
];

export interface Described extends Pick<MessageSearch, "filters" | "counted"> {
  total: MessageCount;
  period: { from: Millis; to: Millis };
  zone: string;
  sourceName: string | null;
}

/** What a list holds, in a sentence: how many, of which kind, and between which times. */
export function describeList({ filters, counted, total, period, zone, sourceName }: Described): string {
  const parts: string[] = [numberOf(total, filters)];
  if (counted !== undefined) {
    parts.push(countedWords[counted]);
  } else if (filters.state !== undefined) {
    parts.push(stateWords[filters.state]);
  }
  for (const [name, words] of clauses) {
    const value = filters[name];
    if (typeof value === "string") {
      parts.push(words(value));
    }
  }
  if (sourceName !== null) {
    parts.push(`by ${sourceName}`);
  }
  const when = `between ${dateTime(period.from, zone)} and ${dateTime(period.to, zone)}`;
  return `${parts.join(" ")}${counted === undefined ? " whose newest event was" : ""} ${when}.`;
}

function numberOf({ count: value, more }: MessageCount, { direction, test }: Filters): string {
  const kind = [test === true ? "test" : null, direction === "incoming" ? "incoming" : null].filter(
    (word) => word !== null,
  );
  const noun = [...kind, "message"].join(" ");
  if (value === 0 && !more) {
    return `No ${noun}`;
  }
  return more ? `${count(value)}+ ${noun}s` : plural(value, noun);
}
