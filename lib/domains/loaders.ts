import "server-only";
import { cache } from "react";
import { requireUser } from "@/lib/auth/gate";
import { listDomains, readDomain } from "@/lib/domains/data";
import { readSettings } from "@/lib/settings/data";

export const loadDomains = cache(async () => {
  await requireUser();
  const { timeZone } = await readSettings();
  return await listDomains(Date.now(), timeZone);
});

export const loadDomain = cache(async (name: string) => {
  await requireUser();
  const { timeZone } = await readSettings();
  return await readDomain(name, Date.now(), timeZone);
});
