import type { SenderDns } from "@/lib/domains/check/types";
import { senderDnsSchema } from "@/lib/domains/expected/schema";

/** What was set for a source; nothing if it cannot be read. */
export function senderDnsFrom(text: string | null): SenderDns {
  const set = text === null ? {} : (senderDnsSchema.safeParse(JSON.parse(text)).data ?? {});
  return Object.fromEntries(Object.entries(set).filter(([, value]) => value !== undefined));
}
