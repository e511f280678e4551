import { classCodes, type Refusal } from "@/scripts/demo/answers";
import type { Tenant } from "@/scripts/demo/world";

/** One webhook of Ark's platform envelope, and when it was posted. */
export interface Hook {
  at: number;
  body: string;
}

export interface MessageFields {
  id: number;
  token: string;
  direction: "outgoing" | "incoming";
  message_id: string;
  to: string;
  from: string;
  subject: string;
  timestamp: number;
  spam_status: "NotChecked" | "NotSpam" | "Spam";
  tag: string | null;
  metadata: Record<string, string> | null;
}

/** Unix seconds with the microseconds that Postal prints. */
export const seconds = (millis: number): number => Math.round(millis * 1000) / 1_000_000;

function envelope(event: string, tenant: Tenant, at: number, payload: object): Hook {
  return { at, body: JSON.stringify({ event, tenant_id: tenant.id, timestamp: seconds(at + 8), payload }) };
}

interface Attempt {
  at: number;
  /** Seconds that the attempt took. */
  took: number;
  ip: string;
  host: string;
}

export function sent(tenant: Tenant, message: MessageFields, { at, took, ip, host }: Attempt, output: string): Hook {
  return envelope("MessageSent", tenant, at, {
    message,
    status: "Sent",
    details: `Message for ${message.to} accepted by ${ip}:25 (${host})`,
    output,
    sent_with_ssl: true,
    timestamp: seconds(at),
    time: took,
  });
}

export function refused(tenant: Tenant, message: MessageFields, attempt: Attempt, refusal: Refusal): Hook {
  const { at, took, ip, host } = attempt;
  const { classification, final, code, enhanced, output } = refusal;
  const domain = message.to.slice(message.to.lastIndexOf("@") + 1);
  const reached = code !== 0;
  return envelope(final ? "MessageDeliveryFailed" : "MessageDelayed", tenant, at, {
    message,
    status: final ? "HardFail" : "SoftFail",
    details: reached
      ? `${code} ${classification}: Delivery to ${message.to} failed at ${ip}:25 (${host})`
      : `Connection error: Could not connect to any mail server for ${domain}`,
    output,
    sent_with_ssl: reached,
    timestamp: seconds(at),
    time: took,
    classification,
    classification_code: classCodes[classification],
    ...(enhanced === null ? {} : { smtp_enhanced_code: enhanced }),
    ...(reached ? { remote_host: host } : {}),
  });
}

/** After the last soft fail there is no answer: the cause is in the delay before. */
export function exhausted(tenant: Tenant, message: MessageFields, at: number): Hook {
  return envelope("MessageDeliveryFailed", tenant, at, {
    message,
    status: "HardFail",
    details: "Maximum number of delivery attempts (18) has been reached.",
    output: "",
    sent_with_ssl: false,
    timestamp: seconds(at),
    time: 0,
  });
}

export function held(tenant: Tenant, message: MessageFields, at: number, details: string): Hook {
  return envelope("MessageHeld", tenant, at, {
    ...{ message, status: "Held", details, output: "", sent_with_ssl: false },
    ...{ timestamp: seconds(at), time: null },
  });
}

export function bounced(tenant: Tenant, original: MessageFields, at: number, report: MessageFields): Hook {
  return envelope("MessageBounced", tenant, at, { original_message: original, bounce: report });
}

export interface Visitor {
  ip: string;
  userAgent: string;
}

export function loaded(tenant: Tenant, message: MessageFields, at: number, { ip, userAgent }: Visitor): Hook {
  return envelope("MessageLoaded", tenant, at, { message, ip_address: ip, user_agent: userAgent });
}

export function clicked(
  tenant: Tenant,
  message: MessageFields,
  at: number,
  { ip, userAgent, url, token }: Visitor & { url: string; token: string },
): Hook {
  return envelope("MessageLinkClicked", tenant, at, { message, url, token, ip_address: ip, user_agent: userAgent });
}

export interface DnsReport {
  domain: string;
  record: "spf" | "dkim";
  status: "Missing" | "Invalid";
  error: string;
}

export function dnsError(tenant: Tenant, at: number, { domain, record, status, error }: DnsReport): Hook {
  const [one, two] = [
    Buffer.from(domain).toString("hex").padEnd(12, "0").slice(0, 12),
    tenant.server.uuid.slice(0, 23),
  ];
  return envelope("DomainDNSError", tenant, at, {
    server: tenant.server,
    domain,
    uuid: `${two}-${one}`,
    dns_checked_at: seconds(at),
    ...{ spf_status: "OK", spf_error: null, dkim_status: "OK", dkim_error: null },
    ...{ mx_status: "OK", mx_error: null, return_path_status: "OK", return_path_error: null },
    [`${record}_status`]: status,
    [`${record}_error`]: error,
  });
}

export function limitNotice(tenant: Tenant, at: number, volume: number): Hook {
  const event = volume >= tenant.limit ? "SendLimitExceeded" : "SendLimitApproaching";
  return envelope(event, tenant, at, { server: tenant.server, volume, limit: tenant.limit });
}
