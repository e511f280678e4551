import * as z from "zod";
import { instant } from "@/lib/instant";
import type { SourceHealth } from "@/lib/sources/types";

const count = z.int();

export const sourceHealthSchema = z.object({
  id: z.string(),
  kind: z.enum(["ark", "postal"]),
  name: z.string(),
  slug: z.string(),
  createdAt: instant,
  url: z.string().meta({ description: "To paste at the sender." }),
  guessable: z.boolean(),
  jwksUrl: z.string().nullable(),
  hasPublicKey: z.boolean(),
  boundTo: z.array(z.string()),
  countTags: z.boolean(),
  countTenants: z.boolean(),
  state: z.enum(["ok", "silent", "refusing", "waiting"]),
  lastEventAt: instant.nullable(),
  events24h: count,
  hourly: z.array(z.object({ at: instant, count })),
  refusals: z.array(z.object({ reason: z.string(), last24h: count, last7d: count, lastAt: instant })),
  quarantined: count,
  keys: z.array(
    z.object({
      kid: z.string(),
      fetchedAt: instant,
    }),
  ),
  gaps: z.array(z.object({ from: instant, to: instant, reason: z.enum(["downtime"]) })),
  tagsToday: count,
}) satisfies z.ZodType<SourceHealth>;
