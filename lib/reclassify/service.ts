import "server-only";
import { transaction } from "@/lib/db/client";
import { readRulesState } from "@/lib/reclassify/data";
import { noteRules } from "@/lib/reclassify/mutations";

/** At start-up: where no message has a class of ours, there is nothing to reclassify, and pages need not ask again. */
export async function noteRulesOfEmptyDatabase(): Promise<void> {
  const { stored, current, stale } = await readRulesState();
  if (stored !== current && !stale) {
    await transaction(noteRules);
  }
}
