import "server-only";
import { transaction } from "@/lib/db/client";
import type { Millis } from "@/lib/ingest/types";
import { readEffect, readPolicy } from "@/lib/suppressions/automatic/data";
import { type Effect, effectDays } from "@/lib/suppressions/automatic/effect";
import { writePolicy } from "@/lib/suppressions/automatic/mutations";
import { suggestedBounced, suggestedRepeated } from "@/lib/suppressions/constants";
import { changedPolicy, type Policy } from "@/lib/suppressions/policy";

const effectMillis = effectDays * 86_400_000;

/** What a policy would have done in the last thirty days, rule by rule; rules that are off are tried as suggested. */
export async function readEffectOf(wanted: Omit<Policy, "since">, now: Millis): Promise<Effect> {
  const policy = changedPolicy(await readPolicy(), wanted, now);
  const asked = {
    policy,
    bounced: wanted.bounced ?? suggestedBounced,
    repeated: wanted.repeated.length === 0 ? [suggestedRepeated] : wanted.repeated,
  };
  return await readEffect(asked, now - effectMillis);
}

/** Makes a policy the workspace's. */
export function savePolicy(wanted: Omit<Policy, "since">, now: Millis): Promise<Policy> {
  return transaction((tx) => writePolicy(tx, wanted, now));
}
