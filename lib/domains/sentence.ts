import type { DomainRow } from "@/lib/domains/types";

type Judged = Pick<DomainRow, "name" | "state" | "faults">;

/** The state of all sending domains in a sentence. */
export function domainsSentence(rows: readonly Judged[]): string {
  const all = namesOf(rows);
  if (all === 0) {
    return "Which sending domains have DNS records that keep mail from arriving.";
  }
  const domains = all === 1 ? "the one sending domain" : `${all} sending domains`;
  const faulty = namesOf(rows.filter(({ faults }) => faults.length > 0));
  const unknown = namesOf(rows.filter(({ state }) => state === "not-known"));
  const trouble =
    faulty === 0
      ? `No DNS trouble is reported now for ${domains}`
      : all === 1
        ? "The one sending domain has DNS trouble"
        : `${faulty} of ${domains} ${faulty === 1 ? "has" : "have"} DNS trouble`;
  return unknown === 0 ? `${trouble}.` : `${trouble}; of ${unknown} an older report is all that is known.`;
}

const namesOf = (rows: readonly Judged[]) => new Set(rows.map(({ name }) => name)).size;
