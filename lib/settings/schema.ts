import * as z from "zod";
import { isTimeZone } from "@/lib/time";

const share = z.number().min(0).max(10);

export const thresholdsSchema = z.strictObject({
  bounceWarning: share,
  bounceBad: share,
  bounceStopped: share,
  deferredWarning: share,
  reputationWarning: share,
  limitApproaching: share,
  limitNear: share,
  limitReached: share,
  minimumVolume: z.int().min(1),
});

export const settingsSchema = z.strictObject({
  timeZone: z.string().refine(isTimeZone, "is not a time zone of the IANA database"),
  thresholds: thresholdsSchema,
  retentionDays: z.int().min(35, "must be at least 35, the reach of the hourly figures").nullable(),
});
