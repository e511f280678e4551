import type { Millis } from "@/lib/ingest/types";

/** What is known of one address when the policy is asked. */
export interface AddressFacts<F extends { at: Millis }> {
  /** Messages to it whose folded state is a failure that the policy acts on. */
  failures: readonly F[];
  /** Time of the newest Sent to it. */
  lastSentAt: Millis | null;
  /** When a person or an API key last took it off the list. */
  lastRemovedAt: Millis | null;
}

/**
 * The failure for which an address belongs on the list, or null: the first one after the newest Sent and
 * after the last removal by a person or key. Depends on the facts alone, so the order of arrival is no matter.
 */
export function decide<F extends { at: Millis; id: string }>(facts: AddressFacts<F>): F | null {
  const since = Math.max(facts.lastSentAt ?? Number.NEGATIVE_INFINITY, facts.lastRemovedAt ?? Number.NEGATIVE_INFINITY);
  let first: F | null = null;
  for (const failure of facts.failures) {
    if (failure.at <= since) {
      continue;
    }
    if (first === null || failure.at < first.at || (failure.at === first.at && failure.id < first.id)) {
      first = failure;
    }
  }
  return first;
}
