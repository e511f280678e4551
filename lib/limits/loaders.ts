import "server-only";
import { cache } from "react";
import { requireUser } from "@/lib/auth/gate";
import { listLimits } from "@/lib/limits/data";

export const loadLimits = cache(async () => {
  await requireUser();
  return await listLimits(Date.now());
});
