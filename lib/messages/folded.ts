import type { MessageState } from "@/lib/messages/types";

/** The state in a message's `folded` column: our own JSON, written by lib/messages/mutations.ts alone. */
export function stateOf(folded: string): MessageState {
  return JSON.parse(folded) as MessageState;
}
