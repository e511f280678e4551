import type { Millis } from "@/lib/ingest/types";

export const origins = ["policy", "manual", "import", "api", "ark"] as const;
export type Origin = (typeof origins)[number];

/** "" is the workspace's list, else the tenant's whose name it is. */
export type SuppressionScope = string;

export interface Suppression {
  id: string;
  scope: SuppressionScope;
  /** Normalised: what is compared. */
  address: string;
  /** As it was given. */
  addressShown: string;
  reason: string | null;
  origin: Origin;
  /** Of the policy, if that put it here: lib/suppressions/policy.ts. */
  rule: string | null;
  classification: string | null;
  classifiedBy: string | null;
  answer: string | null;
  eventId: string | null;
  messageId: string | null;
  sourceId: string | null;
  note: string | null;
  /** `policy`, `user:<email>` or `key:<name>` */
  createdBy: string | null;
  createdAt: Millis;
  updatedAt: Millis;
  expiresAt: Millis | null;
}

/** An entry as the database gives it. */
export type StoredSuppression = Omit<Suppression, "id" | "origin" | "createdAt" | "updatedAt" | "expiresAt"> & {
  seq: number;
  origin: string;
  createdAt: Date;
  updatedAt: Date;
  expiresAt: Date | null;
};

/** `returned`: it failed again after a person or key had removed it. `lifted`: mail to it arrived, or its
 * cause has another class now. */
export const changeActions = ["added", "updated", "removed", "lifted", "expired", "returned"] as const;
export type ChangeAction = (typeof changeActions)[number];

export interface SuppressionChange {
  id: string;
  scope: SuppressionScope;
  address: string;
  action: ChangeAction;
  origin: Origin;
  reason: string | null;
  actor: string;
  messageId: string | null;
  /** What was done together: a batch, or a rule of the policy. */
  batchId: string | null;
  at: Millis;
}

export const batchKinds = ["add", "paste", "import", "bulk", "remove", "expiry", "policy", "undo"] as const;
export type BatchKind = (typeof batchKinds)[number];
export const batchStates = ["running", "done", "stopped", "failed"] as const;
export type BatchState = (typeof batchStates)[number];

/** How many addresses a batch changed, and how many it left alone. */
export interface BatchCounts {
  added: number;
  updated: number;
  removed: number;
  /** There already, or for an undo: changed by others since. */
  unchanged: number;
  /** Rows that are no address. */
  refused: number;
}

/** One act of a person or program on the list, which can be undone as one. */
export interface Batch extends BatchCounts {
  id: string;
  kind: BatchKind;
  /** The file's name, or what was asked for, in words. */
  title: string;
  scope: SuppressionScope;
  actor: string;
  state: BatchState;
  trouble: string | null;
  startedAt: Millis;
  activeAt: Millis;
  finishedAt: Millis | null;
  /** The batch that undid it. */
  undoneBy: string | null;
}

export const suppressionSorts = ["createdAt", "address", "expiresAt"] as const;
export type SuppressionSort = (typeof suppressionSorts)[number];

export const expiryFilters = ["never", "ever", "week"] as const;
/** For good; at some time; within seven days. */
export type ExpiryFilter = (typeof expiryFilters)[number];

/** What a list is narrowed to. */
export interface SuppressionFilters {
  /** Absent: every list. */
  scopes?: readonly SuppressionScope[];
  /** A part of the address; under three characters its beginning. `@corp.example`: the whole domain. */
  q?: string;
  origin?: Origin;
  classification?: string;
  sourceId?: string;
  /** A part of the reason, or the whole class. */
  reason?: string;
  /** Added at or after. */
  from?: Millis;
  /** Added before. */
  to?: Millis;
  expires?: ExpiryFilter;
}

export interface SuppressionListInput extends SuppressionFilters {
  /** By `expiresAt` only those that expire are listed. */
  sort?: SuppressionSort;
  descending?: boolean;
  page: number;
  perPage: number;
  now: Millis;
}

export interface SuppressionPage {
  rows: Suppression[];
  page: number;
  perPage: number;
  total: number;
  totalPages: number;
  /** There are more than `total` says: a narrowed list is counted up to a limit. */
  more: boolean;
}

export interface AddSuppression {
  scope: SuppressionScope;
  address: string;
  shown: string;
  /** Absent keeps the reason of an address that is there already. */
  reason?: string | null;
  origin: Origin;
  actor: string;
  /** Absent or null: for good. */
  expiresAt?: Millis | null;
  note?: string | null;
  /** When it was put on the list that it is brought from. */
  addedAt?: Millis;
  batchId?: string | null;
  /** What becomes of an address that is there already; `renew` unless said. */
  ifHeld?: "renew" | "keep";
}

export interface RemoveSuppression {
  scope: SuppressionScope;
  address: string;
  origin: Origin;
  actor: string;
  reason?: string | null;
  batchId?: string | null;
}

export interface BulkResult {
  totalRequested: number;
  added: number;
  updated: number;
  failed: number;
  /** The first hundred that failed. */
  failures: { index: number; message: string }[];
}

/** One address asked for. */
export interface CheckedAddress {
  /** As it was asked. */
  address: string;
  suppressed: boolean;
  scope: SuppressionScope | null;
  reason: string | null;
  createdAt: Millis | null;
  expiresAt: Millis | null;
  /** Why this is no address; null if it is one. */
  error: string | null;
}

/** An address whose mail the sender holds back by a list of its own. */
export interface HeldAddress {
  address: string;
  messageId: string;
  at: Millis;
  /** On our list too. */
  isSuppressed: boolean;
}
