import * as z from "zod";
import { domainName } from "@/lib/dns/public-name";

const host = z
  .string()
  .trim()
  .transform((text, context) => {
    const name = domainName(text);
    if (name === null) {
      context.addIssue({ code: "custom", message: "is not a host name" });
      return z.NEVER;
    }
    return name;
  });
const label = z
  .string()
  .trim()
  .toLowerCase()
  .regex(/^[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?$/, "is one label, such as psrp");

/** What was set for a source; what is absent has its default. */
export const senderDnsSchema = z.strictObject({
  spfInclude: host.optional(),
  returnPathPrefix: label.optional(),
  returnPathTarget: host.optional(),
  mxHosts: z.array(host).max(20).optional(),
});

const blank = <T extends z.ZodType>(schema: T) =>
  z.preprocess((text) => (text === "" ? undefined : text), schema.optional());

/** As a form gives it: a blank field has its default, hosts stand with commas between them. */
export const senderDnsForm = z.object({
  sourceId: z.string().min(1).max(64),
  spfInclude: blank(host),
  returnPathPrefix: blank(label),
  returnPathTarget: blank(host),
  mxHosts: z.preprocess(
    (text) => (typeof text === "string" && text.trim() !== "" ? text.split(",") : undefined),
    z.array(host).max(20).optional(),
  ),
});
