import "server-only";
import { cache } from "react";
import { requireUser } from "@/lib/auth/gate";
import { readShell } from "@/lib/shell/data";
import type { ShellState } from "@/lib/shell/types";

export const loadShell = cache(async (): Promise<ShellState> => {
  const actor = await requireUser();
  const now = Date.now();
  return { actor, ...(await readShell(now)), now };
});
