import "server-only";
import { cache } from "react";
import { requireUser } from "@/lib/auth/gate";
import { readShell, readSourceFacts } from "@/lib/shell/data";
import { troubleIn } from "@/lib/shell/trouble";
import type { ShellState, Trouble } from "@/lib/shell/types";

export const loadShell = cache(async (): Promise<ShellState> => {
  const actor = await requireUser();
  const now = Date.now();
  return { actor, ...(await readShell(now)), now };
});

/** What is wrong with the figures themselves, the most serious first. */
export const loadTrouble = cache(async (): Promise<{ trouble: Trouble[]; zone: string }> => {
  const { quarantined, zone, now } = await loadShell();
  return { trouble: troubleIn({ ...(await readSourceFacts(now)), quarantined }, now), zone };
});
