import * as z from "zod";
import { instant } from "@/lib/instant";
import type { LimitRow } from "@/lib/limits/types";

const text = z.string().nullable();
const type = z.enum(["SendLimitApproaching", "SendLimitExceeded"]);
const share = z.number().nullable().meta({ description: "Of the limit, as a fraction of 1." });

const estimate = z.object({
  volume: z.int().meta({ description: "What is left of the newest notice's volume, and our own count since." }),
  share,
  window: z.enum(["rolling", "clock-hour"]),
  from: instant,
  reported: z.int().meta({ description: "Of the volume: what the newest notice named and the hour still holds." }),
  counted: z.int().meta({ description: "By our own events alone." }),
  countedAtReport: z.int().nullable().meta({ description: "The same at the time of the newest notice." }),
  pace: z.number().meta({ description: "Attempts a minute at present." }),
  reachedAt: instant.nullable().meta({ description: "When the limit is reached at this pace, if within an hour." }),
  earliestAt: instant.nullable(),
  latestAt: instant.nullable(),
});

export const limitRowSchema = z.object({
  sourceId: z.string(),
  sourceName: text,
  sourceKind: z.enum(["ark", "postal"]).nullable(),
  tenant: text.meta({ description: "Whose mail is counted, where the notice named a tenant." }),
  serverUuid: z.string().meta({ description: "Empty where the sender named none, or no notice came." }),
  serverName: text,
  permalink: text,
  organization: text,
  type: type.nullable().meta({ description: "Of the newest notice; null if none came." }),
  volume: z.int().nullable(),
  limit: z.int().meta({ description: "Mails an hour." }),
  limitBy: z.enum(["report", "hand"]).meta({ description: "A notice's limit goes before one entered by hand." }),
  handLimit: z.int().nullable().meta({ description: "What was entered by hand for the source." }),
  share,
  reportedAt: instant.nullable(),
  stale: z.boolean().meta({ description: "The hour that the notice counted has passed." }),
  estimate: estimate.nullable().meta({ description: "null where our events cannot be told to be of this server." }),
  notEstimated: z.enum(["several-servers", "several-tenants", "source-removed", "mail-not-seen"]).nullable(),
  history: z.array(z.object({ eventId: z.string(), type, volume: z.int(), limit: z.int(), reportedAt: instant })),
}) satisfies z.ZodType<LimitRow>;

/** Mails an hour for a source; null takes it back. */
export const handLimitSchema = z.object({
  sourceId: z.string().min(1, "Pick a source.").max(64),
  limit: z
    .union([z.number(), z.string().transform((typed) => Number(typed.replace(/[\s,'’]/g, "") || "-"))])
    .pipe(
      z
        .number("Give a number of mails an hour.")
        .int("Give a whole number of mails.")
        .min(1, "Give at least 1.")
        .max(100_000_000, "That is more than any sender allows."),
    )
    .nullable(),
});
