import { Limiter } from "@/lib/auth/limiter";
import type { Millis } from "@/lib/ingest/types";
import { singleton } from "@/lib/singleton";

const minute = 60_000;

const limits = singleton("sign-in-limits", () => ({
  account: new Limiter(10, 15 * minute),
  // A password costs 60 to 200 ms of a core to check; webhooks must not wait for guesses.
  all: new Limiter(120, minute),
  setup: new Limiter(10, 15 * minute),
  password: new Limiter(10, 15 * minute),
}));

/** Counts a try to sign in. Returns 0, or how long to wait. */
export function takeSignIn(email: string, now: Millis): Millis {
  return limits.account.take(email.trim().toLowerCase(), now) || limits.all.take("", now);
}

export function clearSignIn(email: string): void {
  limits.account.clear(email.toLowerCase());
}

/** Counts a try to set up. Returns 0, or how long to wait. */
export function takeSetUp(now: Millis): Millis {
  return limits.setup.take("", now);
}

/** Counts a try to change a password, which a borrowed session could guess by. Returns 0, or how long to wait. */
export function takePasswordChange(userId: string, now: Millis): Millis {
  return limits.password.take(userId, now);
}
