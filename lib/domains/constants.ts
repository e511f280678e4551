import type { DnsRecordName } from "@/lib/domains/types";

export const recordLabels: Readonly<Record<DnsRecordName, string>> = {
  spf: "SPF",
  dkim: "DKIM",
  mx: "MX",
  returnPath: "Return path",
};

/** What each record does, in one sentence. */
export const recordPurposes: Readonly<Record<DnsRecordName, string>> = {
  spf: "Names the servers that may send for the domain; receivers check it for every message.",
  dkim: "Holds the public key of the signature in each message; without it the mail cannot be told from a forgery.",
  mx: "Leads mail for the domain to the sender. A domain that only sends does not need it.",
  returnPath: "Makes bounce reports come back under your own domain, which aligns SPF with the From address.",
};
