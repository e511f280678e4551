import "server-only";
import { cache } from "react";
import { requireUser } from "@/lib/auth/gate";
import { listDomains, readDomain } from "@/lib/domains/data";
import { env } from "@/lib/env";
import { readSettings } from "@/lib/settings/data";

export const loadDomains = cache(async () => {
  await requireUser();
  const { timeZone } = await readSettings();
  return await listDomains({ now: Date.now(), zone: timeZone, dns: env().dns });
});

export const loadDomain = cache(async (name: string) => {
  await requireUser();
  const { timeZone } = await readSettings();
  return await readDomain(name, { now: Date.now(), zone: timeZone, dns: env().dns });
});
