import { cleanText } from "@/lib/ingest/senders/clean-text";
import { type Context, eventBase, type Read } from "@/lib/ingest/senders/event-base";
import type { DomainPayload, LimitPayload, ServerPayload } from "@/lib/ingest/senders/payload-schema";
import type { DnsRecordReport, DomainEvent, LimitEvent, LimitType, ServerFacts } from "@/lib/ingest/types";
import { err, ok } from "@/lib/result";

const maxError = 4000;

/** DomainDNSError. */
export function readDomain(payload: DomainPayload, context: Context): Read<DomainEvent> {
  const domain = cleanText(payload.domain.trim().toLowerCase().replace(/\.$/, ""), 255);
  if (domain === null) {
    return err({ reason: "The domain of DomainDNSError is empty.", type: context.recognised.type });
  }
  const checkedAt = payload.dns_checked_at ?? null;
  return ok({
    type: "DomainDNSError",
    domain,
    domainUuid: cleanText(payload.uuid, 255),
    server: payload.server ? serverFacts(payload.server) : null,
    spf: dnsReport(payload.spf_status, payload.spf_error),
    dkim: dnsReport(payload.dkim_status, payload.dkim_error),
    mx: dnsReport(payload.mx_status, payload.mx_error),
    returnPath: dnsReport(payload.return_path_status, payload.return_path_error),
    ...eventBase(context, [domain], checkedAt, [checkedAt]),
  });
}

function dnsReport(status: string | null | undefined, error: string | null | undefined): DnsRecordReport {
  return { status: cleanText(status, 100), error: cleanText(error, maxError) };
}

/** SendLimitApproaching, SendLimitExceeded. */
export function readLimit(type: LimitType, payload: LimitPayload, context: Context): LimitEvent {
  return {
    type,
    server: serverFacts(payload.server),
    volume: Math.floor(payload.volume),
    limit: Math.floor(payload.limit),
    ...eventBase(context, null, undefined, []),
  };
}

function serverFacts(server: ServerPayload): ServerFacts {
  return {
    uuid: cleanText(server.uuid, 255) ?? "",
    name: cleanText(server.name, 255),
    permalink: cleanText(server.permalink, 255),
    organization: cleanText(server.organization, 255),
  };
}
