import type { MessageState } from "@/lib/messages/types";

/** What a comparison of the stored figures with the events found. */
export interface Verification {
  messages: number;
  cells: number;
  /** Messages whose stored state is not what their events fold to. */
  wrongMessages: number;
  /** Messages without events, and events without a message. */
  orphans: number;
  /** Cube cells with another count than the messages add up to. */
  wrongCells: number;
  /** Domains and mail servers whose row is not of their newest report. */
  wrongReports: number;
  /** Ids of the first few wrong ones, for the operator. */
  examples: string[];
}

export interface Rebuilt {
  messages: number;
  changedMessages: number;
  changedCells: number;
}

/** Called now and again with the number of messages done. */
export type Progress = (done: number) => void;

/** A message folded again, beside what was kept. */
export interface Refolded {
  id: string;
  before: MessageState;
  after: MessageState;
}
