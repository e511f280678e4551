import type { Actor } from "@/lib/auth/types";
import type { Failure } from "@/lib/failure";
import type { Millis } from "@/lib/ingest/types";
import { err, ok, type Result } from "@/lib/result";
import type { Batch } from "@/lib/suppressions/types";

const dayMillis = 86_400_000;

/** As the history of an address keeps it: `user:…` or `demo:…`. */
export const nameOf = (actor: Actor): string => `${actor.kind}:${actor.name}`;

/** The end of a period of days; null: for good. */
export const endAfter = (days: number | null, now: Millis): Millis | null =>
  days === null ? null : now + days * dayMillis;

/** What a person is told of a batch that was started. */
export const begun = (batch: Batch | null): Result<Batch, Failure> =>
  batch === null
    ? err({ message: "It was begun, but the database does not say how it ended. Look under Changes." })
    : ok(batch);
