import "server-only";
import { cache } from "react";
import { requireUser } from "@/lib/auth/gate";
import { readSettings } from "@/lib/settings/data";
import type { Settings } from "@/lib/settings/types";

export const loadSettings = cache(async (): Promise<Settings> => {
  await requireUser();
  return await readSettings();
});
