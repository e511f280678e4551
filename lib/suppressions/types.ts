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

export const changeActions = ["added", "updated", "removed", "lifted"] as const;
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
  at: Millis;
}

export const suppressionSorts = ["createdAt", "address", "expiresAt"] as const;
export type SuppressionSort = (typeof suppressionSorts)[number];

export interface SuppressionListInput {
  /** Absent: every list. */
  scopes?: readonly SuppressionScope[];
  /** A part of the address. */
  q?: string;
  origin?: Origin;
  /** A part of the reason, or the whole class. */
  reason?: string;
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
}

export interface RemoveSuppression {
  scope: SuppressionScope;
  address: string;
  origin: Origin;
  actor: string;
  reason?: string | null;
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
