import type { Actor } from "@/lib/auth/types";
import type { Millis } from "@/lib/ingest/types";
import type { Run } from "@/lib/sources/gaps";
import type { SourceKind } from "@/lib/sources/types";

/** What the frame of every page needs. */
export interface ShellState {
  actor: Actor;
  zone: string;
  sources: { id: string; name: string }[];
  /** Signed events that could not be understood and wait for a person. */
  quarantined: number;
  /** Sending domains with DNS trouble. */
  troubled: number;
  now: Millis;
}

/** Refused webhooks of an hour. */
export interface RefusedHour {
  /** An outcome code such as "bad_signature". */
  reason: string;
  count: number;
  firstAt: Millis;
  lastAt: Millis;
}

/** A source, and what came of it. */
export interface SourceFacts {
  kind: SourceKind;
  name: string;
  /** Arrivals; null without any event. */
  firstEventAt: Millis | null;
  lastEventAt: Millis | null;
  /** Of the last day at least. */
  refused: RefusedHour[];
}

/** What tells whether the figures are whole. */
export interface DataFacts {
  sources: SourceFacts[];
  runs: Run[];
  quarantined: number;
}

/** Why figures may be wrong or old, and from when to when. */
export type Trouble =
  /** Nothing comes in; `since` is the last event, null if there never was one. */
  | { kind: "refusing"; source: string; reason: string; since: Millis | null }
  /** Part of it was refused. */
  | { kind: "refused"; source: string; reasons: string[]; count: number; since: Millis }
  | { kind: "silent"; source: string; since: Millis }
  /** We did not run, and the senders had given up when we did again. */
  | { kind: "gap"; sources: string[]; from: Millis; to: Millis }
  | { kind: "quarantined"; count: number };
