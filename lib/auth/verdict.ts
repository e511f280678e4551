import "server-only";
import { createHash } from "node:crypto";
import { findKey } from "@/lib/auth/data";
import { touchApiKey } from "@/lib/auth/mutations";
import type { Scope } from "@/lib/auth/types";
import type { Millis } from "@/lib/ingest/types";
import { log } from "@/lib/log";
import { singleton } from "@/lib/singleton";

export interface KeyVerdict {
  id: string;
  name: string;
  scopes: Scope[];
}

interface Kept {
  until: Millis;
  verdict: Promise<KeyVerdict | null>;
}

const lifetime = 10_000;
const mostKept = 5_000;
const usedEvery = 60_000;

const memory = singleton("key-verdicts", () => ({
  verdicts: new Map<string, Kept>(),
  usedAt: new Map<string, Millis>(),
}));

/**
 * Who a key belongs to, or null. Kept for 10 s by the key's digest, so that a call costs neither a read
 * nor a write: the plugin's own check writes twice a call (better-auth/better-auth#10921), and fails with the disk.
 */
export async function keyVerdict(key: string, now: Millis): Promise<KeyVerdict | null> {
  const digest = createHash("sha256").update(key).digest("base64url");
  const kept = memory.verdicts.get(digest);
  const verdict = kept !== undefined && kept.until > now ? await kept.verdict : await lookUp(digest, now);
  if (verdict !== null) {
    noteUse(verdict.id, now);
  }
  return verdict;
}

function lookUp(digest: string, now: Millis): Promise<KeyVerdict | null> {
  const verdict = findKey(digest, now);
  const oldest = memory.verdicts.keys().next();
  if (memory.verdicts.size >= mostKept && !oldest.done) {
    memory.verdicts.delete(oldest.value);
  }
  memory.verdicts.delete(digest);
  memory.verdicts.set(digest, { until: now + lifetime, verdict });
  // A database that fails is no verdict.
  verdict.catch(() => memory.verdicts.delete(digest));
  return verdict;
}

/** Forgets all verdicts: after a key was revoked here. Other instances forget within 10 s. */
export function forgetVerdicts(): void {
  memory.verdicts.clear();
}

function noteUse(id: string, now: Millis): void {
  const last = memory.usedAt.get(id);
  if (last !== undefined && last + usedEvery > now) {
    return;
  }
  memory.usedAt.set(id, now);
  touchApiKey(id, new Date(now)).catch((error: unknown) => {
    log.warn(
      { part: "auth", error: error instanceof Error ? error.name : "unknown" },
      "the use of a key was not noted",
    );
  });
}
