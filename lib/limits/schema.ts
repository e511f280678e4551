import * as z from "zod";
import { instant } from "@/lib/instant";
import type { LimitRow } from "@/lib/limits/types";

const text = z.string().nullable();
const type = z.enum(["SendLimitApproaching", "SendLimitExceeded"]);
const share = z.number().nullable().meta({ description: "Of the limit, as a fraction of 1." });

export const limitRowSchema = z.object({
  sourceId: z.string(),
  sourceName: text,
  serverUuid: z.string(),
  serverName: text,
  permalink: text,
  organization: text,
  type,
  volume: z.int(),
  limit: z.int().meta({ description: "Mails an hour." }),
  share,
  reportedAt: instant,
  stale: z.boolean(),
  estimate: z
    .object({
      volume: z.int(),
      share,
      window: z.enum(["rolling", "clock-hour"]),
      from: instant,
      reachedAt: instant.nullable(),
    })
    .nullable()
    .meta({ description: "From our own events; null where a source has several servers." }),
  history: z.array(z.object({ eventId: z.string(), type, volume: z.int(), limit: z.int(), reportedAt: instant })),
}) satisfies z.ZodType<LimitRow>;
