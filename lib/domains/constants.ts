import type { ObservedRecord } from "@/lib/domains/check/types";

export const recordLabels: Readonly<Record<ObservedRecord, string>> = {
  spf: "SPF",
  dkim: "DKIM",
  mx: "MX",
  returnPath: "Return path",
  dmarc: "DMARC",
};

/** What each record does, in one sentence. */
export const recordPurposes: Readonly<Record<ObservedRecord, string>> = {
  spf: "Names the servers that may send for the domain; receivers check it for every message.",
  dkim: "Holds the public key of the signature in each message; without it the mail cannot be told from a forgery.",
  mx: "Leads mail for the domain to the sender. A domain that only sends does not need it.",
  returnPath: "Makes bounce reports come back under your own domain, which aligns SPF with the From address.",
  dmarc:
    "Tells receivers what to do with mail that passes neither SPF nor DKIM under your name, and where to report it.",
};
