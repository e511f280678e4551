import type { Millis, Verdict } from "@/lib/ingest/types";
import type { MessageState, StateName } from "@/lib/messages/types";

/** The class of a failure or delay for which nobody knows one. */
export const unclassified = "unclassified";

/** Where a message stands, and since when: design section 4. */
export function standing(state: MessageState): { name: StateName; at: Millis } {
  const { outcome, lastBounceAt } = state;
  if (outcome === null) {
    return lastBounceAt === null ? { name: "none", at: state.activityAt } : { name: "bounced", at: lastBounceAt };
  }
  switch (outcome.type) {
    case "MessageSent":
      return lastBounceAt !== null && lastBounceAt >= outcome.at
        ? { name: "bounced", at: lastBounceAt }
        : { name: "delivered", at: outcome.at };
    case "MessageDeliveryFailed":
      return { name: "failed", at: outcome.at };
    case "MessageHeld":
      return { name: "held", at: outcome.at };
    case "MessageDelayed":
      return { name: "deferred", at: outcome.at };
    default:
      return outcome.type satisfies never;
  }
}

/**
 * Why the message failed; null if it did not, or nobody knows. A final failure without an answer (Postal
 * after 18 soft fails) has the cause of the last delay, unless the sender names one.
 */
export function failureVerdict(state: MessageState): Verdict | null {
  const { outcome, lastDelay } = state;
  if (outcome?.type !== "MessageDeliveryFailed") {
    return null;
  }
  const own = outcome.verdict;
  return outcome.answered || own?.classifiedBy === "sender" ? own : (lastDelay?.verdict ?? own);
}

/** Why the message failed, else why it was delayed last. */
export const decidingVerdict = (state: MessageState): Verdict | null =>
  state.outcome?.type === "MessageDeliveryFailed" ? failureVerdict(state) : (state.lastDelay?.verdict ?? null);

/** The answer behind the failure, else behind the last delay; details where the server said nothing. */
export function decidingAnswer(state: MessageState) {
  const { outcome, lastDelay } = state;
  const failed = outcome?.type === "MessageDeliveryFailed" ? outcome : null;
  const said = failed?.answered === true ? failed : (lastDelay ?? failed ?? outcome);
  return {
    answer: said?.answer ?? null,
    details: (failed ?? said)?.details ?? null,
    enhancedCode: said?.enhancedCode ?? null,
  };
}

/** The part after the last @, lower case; "" where there is none. */
export function domainOf(address: string | null | undefined): string {
  if (address === null || address === undefined) {
    return "";
  }
  const at = address.lastIndexOf("@");
  return at === -1
    ? ""
    : address
        .slice(at + 1)
        .toLowerCase()
        .replace(/[>\s.]+$/, "");
}
