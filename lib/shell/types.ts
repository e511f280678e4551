import type { Actor } from "@/lib/auth/types";
import type { Millis } from "@/lib/ingest/types";

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
