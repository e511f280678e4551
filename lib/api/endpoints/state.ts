import "server-only";
import * as z from "zod";
import { paged, pageFields } from "@/lib/api/params";
import { notFound } from "@/lib/api/problem";
import { endpoint } from "@/lib/api/route";
import { listDomains, readDomain } from "@/lib/domains/data";
import { domainDetailSchema, domainRowSchema } from "@/lib/domains/schema";
import { env } from "@/lib/env";
import { listLimits } from "@/lib/limits/data";
import { limitRowSchema } from "@/lib/limits/schema";
import { readSettings } from "@/lib/settings/data";
import { readSources } from "@/lib/sources/data";
import { sourceHealthSchema } from "@/lib/sources/schema";

export const getDomains = endpoint(
  {
    method: "GET",
    path: "/domains",
    summary: "Sending domains and their DNS as the senders reported it, those with trouble first",
    tag: "Domains",
    scopes: ["read"],
    query: z.object(pageFields),
    body: z.unknown(),
    data: z.array(domainRowSchema),
    list: "page",
  },
  async ({ query, now }) => {
    const { timeZone } = await readSettings();
    return paged(await listDomains(now, timeZone), query);
  },
);

export const getDomain = endpoint(
  {
    method: "GET",
    path: "/domains/{name}",
    summary: "One sending domain with the history of its reports",
    tag: "Domains",
    scopes: ["read"],
    query: z.object({}),
    body: z.unknown(),
    data: domainDetailSchema,
  },
  async ({ param, now }) => {
    const { timeZone } = await readSettings();
    const domain = await readDomain(param("name"), now, timeZone);
    if (domain === null) {
      throw notFound("Nothing was reported of this domain, and no mail was sent from it in the last 30 days.");
    }
    return { data: domain };
  },
);

export const getLimits = endpoint(
  {
    method: "GET",
    path: "/limits",
    summary: "Mail servers and their send limits, the fullest first",
    tag: "Limits",
    scopes: ["read"],
    query: z.object(pageFields),
    body: z.unknown(),
    data: z.array(limitRowSchema),
    list: "page",
  },
  async ({ query, now }) => paged(await listLimits(now), query),
);

export const getSources = endpoint(
  {
    method: "GET",
    path: "/sources",
    summary: "Sources of events and their health",
    tag: "Sources",
    scopes: ["read"],
    query: z.object(pageFields),
    body: z.unknown(),
    data: z.array(sourceHealthSchema),
    list: "page",
  },
  async ({ query, now }) => {
    const { timeZone } = await readSettings();
    return paged((await readSources(now, timeZone, env().baseUrl)).sources, query);
  },
);
