import { refusals } from "@/lib/ingest/outcome";

/** How a refusal is called in a list. */
const titles: Readonly<Record<keyof typeof refusals, string>> = {
  no_signature: "No signature",
  bad_signature: "Bad signature",
  unknown_key: "Unknown key",
  bad_body: "Not a JSON object",
  too_large: "Too large",
  unknown_source: "No source at this address",
  method: "Not posted",
  keys_unavailable: "Keys could not be fetched",
  queue_full: "Queue full",
  too_slow: "Not written in time",
  database_unavailable: "Database could not take it",
};

const isKnown = (reason: string): reason is keyof typeof refusals => Object.hasOwn(refusals, reason);

export interface Remedy {
  title: string;
  /** null for a reason that a later or earlier version counted. */
  status: number | null;
  /** What to do, as the sender was told. */
  text: string;
  /** The sender tries again, so that an event need not be lost. */
  passing: boolean;
}

/** What a refusal means and what to do about it. */
export function remedyFor(reason: string): Remedy {
  if (!isKnown(reason)) {
    return { title: reason, status: null, text: "Counted by another version of Mailgauge.", passing: false };
  }
  const { status, message } = refusals[reason];
  return { title: titles[reason], status, text: message, passing: status === 503 };
}
