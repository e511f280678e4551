import { failureVerdict, standing, unclassified } from "@/lib/messages/state";
import type { MessageState, Outcome } from "@/lib/messages/types";
import type { Refolded } from "@/lib/rebuild/types";

export interface Pair {
  from: string;
  to: string;
}

/** What a message is counted under otherwise than before. */
export interface Difference {
  failed: Pair | null;
  deferred: Pair | null;
}

const isOurs = (outcome: Outcome | null): boolean =>
  outcome !== null &&
  (outcome.type === "MessageDeliveryFailed" || outcome.type === "MessageDelayed") &&
  outcome.verdict?.classifiedBy !== "sender";

/** Rules of ours have, or had, a say in it. */
export const mayChange = ({ outcome, lastDelay }: MessageState): boolean => isOurs(outcome) || isOurs(lastDelay);

/** Mail that figures count and the policy looks at. */
export const counts = ({ direction, test }: MessageState): boolean => direction === "outgoing" && !test;

const failedClass = (state: MessageState): string | null =>
  standing(state).name === "failed" ? (failureVerdict(state)?.classification ?? unclassified) : null;

const deferredClass = ({ firstDelayAt, lastDelay }: MessageState): string | null =>
  firstDelayAt === null ? null : (lastDelay?.verdict?.classification ?? unclassified);

const pairOf = (from: string | null, to: string | null): Pair | null =>
  from === null || to === null || from === to ? null : { from, to };

/** As contribution counts it: design section 4. */
export function differenceOf({ before, after }: Refolded): Difference {
  return {
    failed: pairOf(failedClass(before), failedClass(after)),
    deferred: pairOf(deferredClass(before), deferredClass(after)),
  };
}
