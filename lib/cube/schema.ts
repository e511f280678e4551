import * as z from "zod";
import { groups } from "@/lib/bounces/constants";
import type { BreakdownRow, By, Counts, Figures, Point, Summary } from "@/lib/cube/types";
import { instant } from "@/lib/instant";

const count = z.int();
const rate = z.number().nullable();

const countFields = {
  delivered: count,
  failed: count,
  bounced: count,
  deferred: count,
  stillDeferred: count,
  held: count,
  opened: count,
  clicked: count,
  attempts: count,
} satisfies Record<keyof Counts, z.ZodType>;

export const figuresSchema = z.object({
  ...countFields,
  deliveryRate: rate,
  bounceRate: rate,
  openRate: rate,
  clickRate: rate,
}) satisfies z.ZodType<Figures>;

export const summarySchema = z.object({
  current: figuresSchema,
  previous: figuresSchema,
}) satisfies z.ZodType<Summary>;

export const pointSchema = z.object({ at: instant, ...countFields }) satisfies z.ZodType<Point>;

export const breakdownRowSchema = z.object({
  key: z.string().meta({ description: "The value of the dimension; an empty string is none." }),
  delivered: count,
  failed: count,
  bounced: count,
  deferred: count,
  share: rate.meta({ description: "(failed + bounced) of the row in that of all rows; null where there are none." }),
}) satisfies z.ZodType<BreakdownRow>;

export const bys = [
  "classification",
  "group",
  "provider",
  "host",
  "domain",
  "recipientDomain",
  "tag",
  "tenant",
  "source",
  "answer",
] as const satisfies readonly By[];
export const bySchema = z.enum(bys, `must be one of ${bys.join(", ")}`);
export const grainSchema = z.enum(["hour", "day"], "must be hour or day");
export const groupSchema = z.enum(groups, `must be one of ${groups.join(", ")}`);

/** The period that figures cover, beside them. */
export const coveredSchema = z.object({
  from: instant,
  to: instant.meta({ description: "Exclusive." }),
  grain: grainSchema,
  zone: z.string(),
  previous: z.object({ from: instant, to: instant }),
});
