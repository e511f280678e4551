/** Messages that went from one class to another. */
export interface Shift {
  from: string;
  to: string;
  count: number;
}

/** The difference that the rules of today make. Incoming mail and tests are not in it. */
export interface Reclassified {
  /** Failed or delayed, and looked at. */
  messages: number;
  /** With another class now. */
  changedMessages: number;
  /** By the class of the failure, most first. */
  failed: Shift[];
  /** By the class of the last delay, whatever came of it; a message can be in both. */
  deferred: Shift[];
  changedEvents: number;
  suppressions: SuppressionFigures;
}

/** Addresses, each counted once. */
export interface SuppressionFigures {
  added: number;
  /** Still on the list, for another reason. */
  updated: number;
  lifted: number;
}

/** With which rules the past was classified. */
export interface RulesState {
  /** Null: before versions were kept. */
  stored: number | null;
  current: number;
  /** There are messages that the rules of today may class otherwise. */
  stale: boolean;
}

export type Stage = "messages" | "events";
/** Called now and again with the number done of a stage. */
export type Progress = (stage: Stage, done: number) => void;
