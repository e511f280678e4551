import "server-only";
import * as z from "zod";
import { paged, pageFields } from "@/lib/api/params";
import { invalid, notFound } from "@/lib/api/problem";
import { endpoint } from "@/lib/api/route";
import { domainName } from "@/lib/dns/public-name";
import { checkNow } from "@/lib/domains/check/service";
import { notCheckedWords } from "@/lib/domains/check/words";
import { listDomains, readDomain } from "@/lib/domains/data";
import { domainDetailSchema, domainRowSchema } from "@/lib/domains/schema";
import type { DomainDetail } from "@/lib/domains/types";
import { env } from "@/lib/env";
import type { Millis } from "@/lib/ingest/types";
import { listLimits } from "@/lib/limits/data";
import { limitRowSchema } from "@/lib/limits/schema";
import { readSettings } from "@/lib/settings/data";
import { readSources } from "@/lib/sources/data";
import { sourceHealthSchema } from "@/lib/sources/schema";

export const getDomains = endpoint(
  {
    method: "GET",
    path: "/domains",
    summary: "Sending domains and their DNS, as the senders reported it and as we found it, the worst first",
    tag: "Domains",
    scopes: ["read"],
    query: z.object(pageFields),
    body: z.unknown(),
    data: z.array(domainRowSchema),
    list: "page",
  },
  async ({ query, now }) => {
    const { timeZone } = await readSettings();
    return paged(await listDomains({ now, zone: timeZone, dns: env().dns }), query);
  },
);

export const getDomain = endpoint(
  {
    method: "GET",
    path: "/domains/{name}",
    summary: "One sending domain: its newest check whole, and the history of reports and checks",
    tag: "Domains",
    scopes: ["read"],
    query: z.object({}),
    body: z.unknown(),
    data: domainDetailSchema,
  },
  async ({ param, now }) => ({ data: await domainNamed(param("name"), now) }),
);

export const checkDomain = endpoint(
  {
    method: "POST",
    path: "/domains/{name}/check",
    summary: "Look a sending domain up in DNS now",
    description:
      "Answers within ten seconds, with the domain as GET does. What no resolver answered for is NotKnown, never at fault.",
    tag: "Domains",
    scopes: ["read"],
    query: z.object({}),
    body: z.unknown(),
    takes: "nothing",
    data: domainDetailSchema,
  },
  async ({ param }) => {
    const name = domainName(param("name")) ?? param("name");
    const checked = await checkNow(name);
    if (!checked.ok) {
      const words = notCheckedWords(checked.error, name);
      throw checked.error === "not-a-sender" ? notFound(words) : invalid("name", words);
    }
    return { data: await domainNamed(name, Date.now()) };
  },
);

async function domainNamed(name: string, now: Millis): Promise<DomainDetail> {
  const { timeZone } = await readSettings();
  const domain = await readDomain(name, { now, zone: timeZone, dns: env().dns });
  if (domain === null) {
    throw notFound(notCheckedWords("not-a-sender", name));
  }
  return domain;
}

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
