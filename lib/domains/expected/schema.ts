import * as z from "zod";
import { domainName } from "@/lib/dns/public-name";
import type { SenderRecords } from "@/lib/domains/check/types";

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
export type SenderDns = Partial<SenderRecords>;
