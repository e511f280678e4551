import "server-only";
import { createHmac, timingSafeEqual } from "node:crypto";
import { hasUsers } from "@/lib/auth/data";
import { env } from "@/lib/env";

/** Derived from the secret, not drawn: any instance accepts what another one printed. */
function expectedToken(): string {
  return createHmac("sha256", env().authSecret).update("mailgauge set-up").digest("base64url").slice(0, 32);
}

/** The one-time token that /setup asks for; null once there is a user. */
export async function setupToken(): Promise<string | null> {
  return (await hasUsers()) ? null : expectedToken();
}

/** Compares in constant time. */
export function isSetupToken(given: string): boolean {
  const digest = (text: string) => createHmac("sha256", env().authSecret).update(text).digest();
  return timingSafeEqual(digest(given), digest(expectedToken()));
}
