import type { DomainRow } from "@/lib/domains/types";
import { plural } from "@/lib/format";

type Judged = Pick<DomainRow, "name" | "verdict">;

/** Names that fit a sentence; the list below has the rest. */
const namedAtMost = 2;

/** The state of all sending domains in a sentence or two. */
export function domainsSentence(rows: readonly Judged[]): string {
  if (rows.length === 0) {
    return "Which sending domains have DNS records that keep mail from arriving.";
  }
  const of = (kind: Judged["verdict"]["kind"]) => rows.filter(({ verdict }) => verdict.kind === kind);
  const harmed = of("harm");
  const care = of("care").length;
  const unknown = of("unknown").length;
  const domains = rows.length === 1 ? "The one sending domain" : `${plural(rows.length, "sending domain")}`;
  const first =
    harmed.length === 0
      ? `No DNS record of ${rows.length === 1 ? "the one sending domain" : domains} is at fault, as far as is known`
      : rows.length === 1
        ? "The one sending domain cannot send without harm"
        : `${harmed.length} of ${domains} cannot send without harm: ${named(harmed)}`;
  const rest = [
    ...(care > 0 ? [`${care} ${care === 1 ? "wants" : "want"} care`] : []),
    ...(unknown > 0 ? [`of ${unknown} not all is known`] : []),
  ];
  return `${first}.${rest.length > 0 ? ` ${capital(rest.join("; "))}.` : ""}`;
}

function named(rows: readonly Judged[]): string {
  const names = rows.slice(0, namedAtMost).map(({ name }) => name);
  const more = rows.length - names.length;
  return more > 0 ? `${names.join(", ")} and ${more} more` : names.join(" and ");
}

const capital = (text: string) => `${text.charAt(0).toUpperCase()}${text.slice(1)}`;
