import type { ProviderName } from "@/lib/providers/constants";

const hour = 3_600_000;
const day = 24 * hour;

/** Something that goes wrong for a while. Times are milliseconds before (negative) the end of the history. */
interface Span {
  from: number;
  to: number;
}

export interface DnsIncident extends Span {
  domain: string;
  record: "spf" | "dkim";
  status: "Missing" | "Invalid";
  error: string;
  /** Share of the domain's mail that is refused meanwhile, by those who check. */
  refused: number;
  at: readonly ProviderName[];
}

/** The SPF record of a domain is gone since yesterday, and nobody has noticed yet; a key was mended this morning. */
export const dnsIncidents: readonly DnsIncident[] = [
  {
    ...{ domain: "harbor.example", record: "spf", status: "Missing", from: -27 * hour, to: Number.POSITIVE_INFINITY },
    error: "No SPF record exists for this domain",
    refused: 0.55,
    at: ["google", "microsoft", "yahoo"],
  },
  {
    ...{ domain: "mail.northwind.example", record: "dkim", status: "Invalid", from: -41 * day, to: -39.2 * day },
    error:
      "The DKIM record at ark-q7w8e9._domainkey.mail.northwind.example does not match the record we have provided. Please check it has been copied correctly.",
    refused: 0.18,
    at: ["gmx", "telekom", "yahoo"],
  },
  {
    ...{ domain: "lumen.example", record: "dkim", status: "Invalid", from: -22 * hour, to: -6 * hour },
    error:
      "The DKIM record at ark-c3v5b7._domainkey.lumen.example does not match the record we have provided. Please check it has been copied correctly.",
    refused: 0.1,
    at: ["gmx", "yahoo"],
  },
];

/** Microsoft lists the address that newsletters are sent from. */
export const blocklisting = {
  ...{ from: -17 * day, to: -13.4 * day, domain: "mail.northwind.example", provider: "microsoft" },
  refused: 0.62,
  slowed: 0.2,
} as const satisfies Span & { domain: string; provider: ProviderName; refused: number; slowed: number };

/** Apple's mailboxes report that they are full. */
export const fullMailboxes = {
  ...{ from: -30 * day, to: -28.5 * day, provider: "apple", share: 0.3 },
} as const satisfies Span & { provider: ProviderName; share: number };

export const isDuring = ({ from, to }: Span, offset: number): boolean => offset >= from && offset < to;
